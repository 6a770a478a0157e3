import { Argument, type Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import type { DemoOptions } from './command.ts';
import { POD_NAMES, type PodName } from './pod-names.ts';

/** Adds the command to the command line. */
export function addDemo(program: Command, terminal: Terminal): void {
  program
    .command('demo')
    .description('show on real Polyaxon pods what the webhook does: over TLS on loopback, with no cluster')
    .addArgument(new Argument('[pod]', 'show each change of this pod').choices(POD_NAMES))
    .option('-v, --verbose', 'show each change of every pod', false)
    .action(async (pod: PodName | undefined, options: DemoOptions) =>
      (await import('./command.ts')).demo(pod, options, terminal),
    );
}
