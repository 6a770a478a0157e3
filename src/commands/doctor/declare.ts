import { type Command, Option } from 'commander';
import { injectorOption } from '../injector-option.ts';
import { keyId, proxyUrl, seconds } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import type { DoctorOptions } from './command.ts';
import type { KeysOptions } from './keys.ts';

/** Adds the command to the command line. */
export function addDoctor(program: Command, terminal: Terminal): void {
  const command = program
    .command('doctor')
    .enablePositionalOptions()
    .description(
      'check the installation in a cluster: webhook, certificates, replicas, configuration, namespaces, keys',
    )
    .addOption(injectorOption())
    .addOption(new Option('-o, --output <form>', 'what to print').choices(['text', 'short', 'json']).default('text'))
    .option('--wait <seconds>', 'look again until all is well, at most this long', seconds, 0)
    .option('--probe', 'dry-run a run of each generation in each opted-in namespace', false)
    .option('--bucket', 'ask Google what the account of each key may do in its bucket', false)
    .addOption(new Option('--https-proxy <url>', 'proxy on the way to Google').env('HTTPS_PROXY').argParser(proxyUrl))
    .addOption(new Option('--direct <hosts>', 'hosts that need no proxy').env('NO_PROXY').default(''))
    .addHelpText('after', DOCTOR_HELP)
    .action(async (options: DoctorOptions) => (await import('./command.ts')).doctor(options, terminal));
  command
    .command('keys')
    .description('list the keys in opted-in namespaces, and which running pods started with which')
    .addOption(injectorOption())
    .addOption(new Option('-o, --output <form>', 'what to print').choices(['text', 'json']).default('text'))
    .option(
      '--wait-until-unused <id>',
      'wait until no running pod started with this key, so that it can be revoked',
      keyId,
    )
    .option('--wait <seconds>', 'how long to wait for that', seconds, 3600)
    .action(async (options: KeysOptions) => (await import('./keys.ts')).doctorKeys(options, terminal));
}

const DOCTOR_HELP = `
It only reads, with your own rights, those of the current context of KUBECONFIG or ~/.kube/config. What you may not see is
marked with ?. It reads Secrets to check keys, and prints nothing of them.
Exit codes: 0 if there is no fault (✘), 1 if there is, 2 for wrong usage.`;
