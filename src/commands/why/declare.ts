import { type Command, Option } from 'commander';
import { injectorOption } from '../injector-option.ts';
import { namespaceName } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import type { WhyOptions } from './command.ts';

/** Adds the command to the command line. */
export function addWhy(program: Command, terminal: Terminal): void {
  program
    .command('why')
    .description('tell why a run has its credentials or not, and the one thing to do')
    .argument('[names...]', 'NAMESPACE/POD of the cluster, or NAMESPACE/OWNER of pods that do not exist')
    .option('-f, --filename <file>', 'manifest in YAML or JSON, - for standard input')
    .option('--config <file>', 'configuration; without it that of the cluster, and none for a file')
    .option('-n, --namespace <namespace>', 'namespace of the pods', namespaceName)
    .addOption(injectorOption())
    .addOption(new Option('-o, --output <form>', 'what to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', WHY_HELP)
    .action(async (names: readonly string[], options: WhyOptions) =>
      (await import('./command.ts')).why(names, options, terminal),
    );
}

const WHY_HELP = `
Examples:
  polyaxon-gcs-injector why team/plx-operation-8aac02e3a62a4f0aaa257c59da5eab80
  polyaxon-gcs-injector why -f pod.yaml --config config.yaml

It reads the cluster with your own rights, those of KUBECONFIG or ~/.kube/config, and changes nothing.
✔ is as it should be, ✘ is not, and nobody could see what ? is about. The last line is the one thing to do.
Exit codes: 0 if there is nothing to mend, 1 if there is, 2 for wrong usage.`;
