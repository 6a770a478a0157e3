import { type Room, world } from './room.ts';

/** The floors of the command line. */
export const COMMANDS: readonly (readonly Room[])[] = [
  [world('main.ts', 'the process: the only file that names it', ['commands/program.ts', 'commands'])],
  [
    world('commands/program.ts', 'the command line; loads a command when it is called', [
      ...['commands/demo', 'commands/serve', 'commands/inject', 'commands/why', 'commands/doctor', 'commands/certs'],
      'commands/completion',
      'commands',
      'commander',
    ]),
  ],
  [
    world('commands/demo', 'injects example pods over real TLS', [
      ...['commands/inject', 'commands/certs', 'commands', 'server', 'config', 'admission', 'telemetry'],
      ...['injection/plan', 'injection', 'polyaxon', 'gcs', 'kubernetes', 'node:*', 'commander', 'diff', 'yaml'],
    ]),
  ],
  [
    world('commands/serve', 'starts the server with what it follows; ends it on a signal', [
      ...[
        'commands',
        'server',
        'cluster/authority',
        'cluster/secrets',
        'cluster/events',
        'config',
        'certificates',
        'gcs',
      ],
      ...['telemetry', 'follow', 'node:*', 'close-with-grace'],
    ]),
    world('commands/inject', 'decides about pods in files', [
      ...['commands/manifest', 'commands', 'config', 'admission', 'injection/decide.ts', 'injection/plan', 'injection'],
      ...['json', 'text', 'node:*', 'diff', 'yaml'],
    ]),
    world('commands/why', 'explains pods in files and in a cluster', [
      ...[
        'commander',
        'commands/manifest',
        'commands',
        'why/offline.ts',
        'why/live',
        'why/decision',
        'why',
        'cluster/installation',
        'cluster',
        'config',
      ],
      ...['injection/decide.ts', 'gcs', 'kubernetes', 'json', 'node:*'],
    ]),
    world('commands/doctor', 'checks an installation in a cluster', [
      ...[
        'commander',
        'text',
        'commands',
        'cluster/installation',
        'cluster',
        'google',
        'config',
        'doctor',
        'injection',
        'gcs',
        'kubernetes',
        'node:*',
      ],
    ]),
    world('commands/completion', 'what a shell asks when a user presses Tab', [
      'commands',
      'commander',
      '@bomb.sh/tab',
    ]),
    world('commands/certs', 'makes certificates for development; asks an authority for new ones', [
      ...['commands', 'cluster/authority', 'server', 'certificates', 'node:*'],
    ]),
  ],
  [
    world('commands/manifest', 'files with pods in, and files that only look so', [
      ...['commands', 'gcs', 'kubernetes', 'json', 'text', 'node:*', 'yaml'],
    ]),
  ],
  [
    world('commands', 'terminal, exit codes, values of options', [
      ...['cluster', 'config', 'kubernetes', 'node:*', 'commander', 'package.json'],
    ]),
  ],
];
