import { Command, InvalidArgumentError } from 'commander';

/** A command of the bench. Wrong usage ends it with exit code 2 before anything is built or started. */
export const benchCommand = (name: string, description: string): Command =>
  new Command(`npm run ${name} --`)
    .description(description)
    .allowExcessArguments(false)
    .showHelpAfterError('(run with --help for usage)')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

export function count(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('It is a whole number above 0.');
  return Number(text);
}

export function seconds(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError('Seconds are a number above 0.');
  return Number(text);
}

/** Some of these names, with commas between them. */
export const someOf =
  <Name extends string>(known: readonly Name[]) =>
  (text: string): readonly Name[] =>
    text.split(',').map((given) => {
      const name = known.find((each) => each === given);
      if (name === undefined)
        throw new InvalidArgumentError(`Choose from ${known.join(', ')}, with commas between them.`);
      return name;
    });
