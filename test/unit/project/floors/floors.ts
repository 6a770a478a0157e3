import { pure, type Room, world } from './room.ts';
import { FACTS, GIVEN, TOWER } from './tower.ts';

/**
 * The house, from the top. A room sees only rooms on floors below its own. Rooms side by side do not see each other.
 */
export const FLOORS: readonly (readonly Room[])[] = [
  [world('main.ts', 'the process: the only file that names it', ['commands/program.ts', 'commands'])],
  [
    world('commands/program.ts', 'the command line; loads a command when it is called', [
      ...['commands/demo', 'commands/serve', 'commands/inject', 'commands/why', 'commands/certs', 'commands'],
      'commander',
    ]),
  ],
  [
    world('commands/demo', 'injects example pods over real TLS', [
      ...['commands/inject', 'commands/certs', 'commands', 'server', 'config', 'admission', 'telemetry'],
      ...['injection/plan', 'injection', 'node:*', 'diff', 'yaml'],
    ]),
  ],
  [
    world('commands/serve', 'starts the server with what it follows; ends it on a signal', [
      ...['commands', 'server', 'cluster/authority', 'cluster/secrets', 'config', 'certificates', 'gcs', 'telemetry'],
      ...['follow', 'node:*', 'close-with-grace'],
    ]),
    world('commands/inject', 'decides about pods in files', [
      ...['commands/manifest', 'commands', 'config', 'admission', 'injection/decide.ts', 'injection/plan', 'injection'],
      ...['json', 'text', 'node:*', 'diff', 'yaml'],
    ]),
    world('commands/why', 'explains pods in files and in a cluster', [
      ...['commands/manifest', 'commands', 'why/offline.ts', 'why/live', 'why/decision', 'why', 'cluster', 'config'],
      ...['injection/decide.ts', 'gcs', 'kubernetes', 'json', 'node:*'],
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
  [
    world(
      'server',
      'HTTPS, probes, metrics, TLS, drain',
      ['admission', 'injection', 'certificates', 'json', 'telemetry', 'node:*', 'fastify'],
      ['injection/decide.ts', 'injection/verdict.ts', 'follow'],
    ),
    world(
      'cluster/authority',
      'an authority in the cluster: makes, publishes and renews certificates',
      ['cluster/reflect', 'cluster', 'rotation', 'certificates', 'json', 'follow', '@kubernetes/client-node'],
      ['telemetry'],
    ),
    world(
      'cluster/secrets',
      'what is known of the Secrets that the configuration names',
      ['cluster/reflect', 'cluster', 'gcs', 'follow'],
      ['config', 'telemetry', '@kubernetes/client-node'],
    ),
  ],
  [world('cluster/reflect', 'list, watch, resume, back off', ['cluster', '@kubernetes/client-node'], ['follow'])],
  [world('cluster', 'calls to the API server', ['@kubernetes/client-node'])],
  [
    pure('why/offline.ts', 'the account of a pod in a file', ['why/decision', 'why']),
    pure('why/live', 'the account of a pod in a cluster, from what the cluster shows', [
      ...['why/decision', 'why', 'injection', 'text', ...FACTS, '@marcbachmann/cel-js'],
    ]),
  ],
  [
    pure('why/decision', 'the steps of a decision, in words', [
      ...['why', 'injection/decide.ts', ...GIVEN, 'injection/generations', 'text', ...FACTS],
    ]),
  ],
  [
    pure('why', 'facts, and the one thing to do; what a namespace says', ['injection', 'kubernetes', 'text']),
    world(
      'config',
      'schema, faults, loading; which Secrets it names',
      [
        ...['injection', 'polyaxon/0x', 'polyaxon/2x', 'polyaxon', 'gcs', 'kubernetes', 'json'],
        ...['node:crypto', 'node:fs/promises', 'typebox', 'yaml'],
      ],
      ['injection/decide.ts'],
    ),
    pure(
      'admission',
      'AdmissionReview in, answer out, self-check of the patch',
      ['injection/decide.ts', 'injection', 'kubernetes', 'json', 'text', 'typebox'],
      ['injection/plan'],
    ),
  ],
  ...TOWER,
  [
    pure('polyaxon/0x', 'names, access keys, --logdir, paths of runs', ['polyaxon', 'kubernetes', 'json']),
    pure('polyaxon/2x', 'names, catalog of connections, versions, builds', ['polyaxon', 'kubernetes', 'json']),
  ],
  [
    pure('polyaxon', 'recognition, main container, what generations share', ['kubernetes']),
    pure('rotation', 'authority, caBundle and leaf: what is seen, and the one step that comes next', ['certificates']),
  ],
  [
    pure('gcs', 'a store, a bucket URL, key files, what is known of a Secret', ['json']),
    pure('kubernetes', 'a pod, the env of a container, paths, names that Kubernetes takes', ['json', 'typebox']),
    pure('certificates', 'makes a certificate and reads it', [
      ...['node:crypto', 'node:net', '@peculiar/x509', 'reflect-metadata'],
    ]),
  ],
  [
    pure('json', 'objects, pointers, shapes', ['typebox']),
    world('follow', 'a value that follows the world; files that change', ['node:fs', 'node:timers/promises']),
    world('telemetry', 'metrics and logger', ['text', 'pino', 'prom-client'], ['node:http']),
  ],
  [pure('text', 'foreign text as one line of bounded length', [])],
];
