import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { say, type Terminal } from '../terminal.ts';

/** Prints the script of a shell. */
export async function printScript(program: Command, shell: string, { stdout }: Terminal): Promise<void> {
  tab(program, { completionCommandName: 'completion' });
  await program.parseAsync(['completion', shell], { from: 'user' });
  if (shell === 'bash') say(stdout, ALSO_FILES);
}

/** The script of the library takes file names away, but never asked bash for them. */
const ALSO_FILES = 'complete -o default -F __polyaxon_gcs_injector_complete polyaxon-gcs-injector';

/** What the script of each shell reads as: complete the names of files. */
const FILES = ':0';

/** Prints what could stand for the last of the words, which may be empty. */
export async function printCandidates(program: Command, words: readonly string[], { stdout }: Terminal): Promise<void> {
  if (isFile(program, words)) return say(stdout, FILES);
  tab(program, { completionCommandName: 'completion' });
  await program.parseAsync(['complete', '--', ...words], { from: 'user' });
}

/** True if the last word is the value of an option that takes a file or a folder. */
function isFile(program: Command, words: readonly string[]): boolean {
  const option = commandOf(program, words).options.find(({ short, long }) =>
    [short, long].some((name) => name !== undefined && name === words.at(-2)),
  );
  return option !== undefined && /<(?:file|dir)>/.test(option.flags);
}

function commandOf(program: Command, [word, ...words]: readonly string[]): Command {
  const command = program.commands.find((each) => each.name() === word);
  return command === undefined ? program : commandOf(command, words);
}
