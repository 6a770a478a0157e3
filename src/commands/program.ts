import { Command, Option } from 'commander';
import type { CertsOptions } from './certs/command.ts';
import type { RotateOptions } from './certs/rotate.ts';
import { addCompletion } from './completion/declare.ts';
import { addDemo } from './demo/declare.ts';
import { addDoctor } from './doctor/declare.ts';
import { INJECT_HELP, ROTATE_HELP } from './help-texts.ts';
import type { InjectOptions } from './inject/command.ts';
import { namespaceName, namespaceNames, port, seconds, secretNames } from './option-values.ts';
import type { ServeOptions } from './serve/command.ts';
import { say, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';
import { addWhy } from './why/declare.ts';

/**
 * The command line. Each command is loaded when it is called, so that the server does not hold the others in memory. It
 * throws instead of ending the process: only `main.ts` decides on exit codes.
 */
export function buildProgram(terminal: Terminal): Command {
  const program = withCommands(terminal);
  addCompletion(program, () => withCommands(terminal), terminal);
  return program;
}

function withCommands(terminal: Terminal): Command {
  const program = new Command('polyaxon-gcs-injector')
    .description('Gives every Polyaxon run pod its outputs path, its GCS key file and its credentials.')
    .version(VERSION, '-V, --version')
    // Options behind a command are its own: `doctor` and `doctor keys` share names.
    .enablePositionalOptions()
    .showHelpAfterError('(run with --help for usage)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  addServe(program, terminal);
  addInject(program, terminal);
  addWhy(program, terminal);
  addDoctor(program, terminal);
  addCerts(program, terminal);
  addDemo(program, terminal);
  program
    .command('version')
    .description('print the version')
    .action(() => say(terminal.stdout, VERSION));
  return program;
}

const CONFIG = () =>
  new Option(
    '--config <file>',
    'configuration in YAML or JSON; without it, only pods that name their own store are served',
  ).env('POLYAXON_GCS_INJECTOR_CONFIG');

const CLIENT_CA = () =>
  new Option('--client-ca <file>', 'certificate authorities of callers; without it, anybody may call').env(
    'POLYAXON_GCS_INJECTOR_CLIENT_CA',
  );

const PATH_SECRET = () =>
  new Option(
    '--path-secret-file <file>',
    'file with secrets, one a line; the path of each call must begin with one of them',
  ).env('POLYAXON_GCS_INJECTOR_PATH_SECRET_FILE');

function addServe(program: Command, terminal: Terminal): void {
  program
    .command('serve')
    .description('serve admissions over HTTPS until SIGTERM')
    .addOption(CONFIG())
    .option('--certs <dir>', 'folder with tls.crt and tls.key, reloaded when they change', 'certs')
    .option('--cluster', 'take the serving certificate from an authority in the cluster instead of --certs')
    .option('--authority-secret <name>', 'Secret that holds the authority; must exist, empty at first')
    .option('--authority-lease <name>', 'Lease whose holder rotates the authority; must exist')
    .option('--webhook-configuration <name>', 'MutatingWebhookConfiguration whose caBundle this server writes')
    .option('--service <name>', 'Service that the API servers call')
    .addOption(new Option('--namespace <name>', 'namespace of Secret, Lease and Service').env('POD_NAMESPACE'))
    .addOption(new Option('--pod-name <name>', 'identifies this replica among the others').env('POD_NAME').hideHelp())
    .addOption(
      new Option('--secrets-mode <mode>', 'in which namespaces to look at the Secrets that the configuration names')
        .choices(['none', 'namespaces', 'cluster'])
        .default('none'),
    )
    .option('--secrets-namespaces <name...>', 'those namespaces, with --secrets-mode namespaces', namespaceNames)
    .option('--secrets-names <name...>', 'further Secrets to look at: those that only runs name', secretNames)
    .option('--events', 'tell people what they must mend by events in the cluster', false)
    .addOption(CLIENT_CA())
    .addOption(PATH_SECRET())
    .option('--host <address>', 'address to listen on; IPv4 only if the kernel has no IPv6', '::')
    .option('--port <port>', 'HTTPS port of the webhook', port, 10250)
    .option('--health-port <port>', 'HTTP port of /healthz and /readyz', port, 8081)
    .option('--metrics-port <port>', 'HTTP port of /metrics', port, 8080)
    .option('--grace-seconds <seconds>', 'how long to keep answering after SIGTERM', seconds, 15)
    .addOption(
      new Option('--log-level <level>', 'lowest level that is logged')
        .choices(['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
        .default('info'),
    )
    .action(
      async (options: ServeOptions) => void (await (await import('./serve/command.ts')).serve(options, terminal)),
    );
}

function addInject(program: Command, terminal: Terminal): void {
  program
    .command('inject')
    .description('inject pods and pod templates of a manifest offline')
    .requiredOption('-f, --filename <file>', 'manifest in YAML or JSON, - for standard input')
    .addOption(CONFIG())
    .option('-n, --namespace <namespace>', 'namespace in which the pods are created', namespaceName)
    .addOption(
      new Option('-o, --output <form>', 'what to print').choices(['yaml', 'json', 'patch', 'diff']).default('yaml'),
    )
    .addHelpText('after', INJECT_HELP)
    .action(async (options: InjectOptions) => (await import('./inject/command.ts')).inject(options, terminal));
}

function addCerts(program: Command, terminal: Terminal): void {
  const command = program
    .command('certs')
    .description('write a development CA and a serving certificate (ECDSA P-256, 30 days)')
    .option('--dir <dir>', 'where to write ca.crt, tls.crt and tls.key', 'certs')
    .option('--name <name...>', 'DNS names and addresses of the certificate', ['localhost', '127.0.0.1', '::1'])
    .option('--keep', 'keep certificates that exist', false)
    .option('--force', 'replace certificates that exist', false)
    .action(async (options: CertsOptions) => (await import('./certs/command.ts')).certs(options, terminal));
  command
    .command('rotate')
    .description(
      'ask the replicas in the cluster to replace their certificate authority; without --leaked no call fails',
    )
    .option('--authority-secret <name>', 'Secret that holds the authority', 'polyaxon-gcs-injector-ca')
    .option('-n, --namespace <name>', 'namespace of that Secret', namespaceName, 'polyaxon-gcs-injector')
    .option('--leaked', 'a key leaked: stop to trust the present authority at once; for seconds, calls can fail', false)
    .addHelpText('after', ROTATE_HELP)
    .action(async (options: RotateOptions) => (await import('./certs/rotate.ts')).rotate(options, terminal));
}
