import { Argument, type Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** Adds the commands by which a shell completes what a user types. `commandLine` makes the command line without them. */
export function addCompletion(program: Command, commandLine: () => Command, terminal: Terminal): void {
  program
    .command('completion')
    .description('print a script with which your shell completes commands and options')
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish', 'powershell']))
    .addHelpText('after', COMPLETION_HELP)
    .action(async (shell: string) => (await import('./command.ts')).printScript(commandLine(), shell, terminal));
  // The script calls this with the words that are there so far.
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: readonly string[]) =>
      (await import('./command.ts')).printCandidates(commandLine(), words, terminal),
    );
}

const COMPLETION_HELP = `
Examples:
  source <(polyaxon-gcs-injector completion bash)
  polyaxon-gcs-injector completion fish > ~/.config/fish/completions/polyaxon-gcs-injector.fish`;
