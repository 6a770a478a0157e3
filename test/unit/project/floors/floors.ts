import { pure, type Room, world } from './room.ts';

const FACTS = ['polyaxon', 'gcs', 'kubernetes', 'json'];
const GIVEN = ['injection/keys', 'injection/plan', 'injection/reading', 'injection'];

/**
 * The house, from the top. A room sees only rooms on floors below its own. Rooms side by side do not see each other.
 */
export const FLOORS: readonly (readonly Room[])[] = [
  [world('main.ts', 'the process: the only file that names it', ['commands/program.ts', 'commands'])],
  [
    world('commands/program.ts', 'the command line; loads a command when it is called', [
      ...['commands/demo', 'commands/serve', 'commands/inject', 'commands/certs', 'commands', 'commander'],
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
      ...['gcs', 'kubernetes'],
      ...['json', 'node:*', 'diff', 'yaml'],
    ]),
    world('commands/certs', 'makes certificates for development; asks an authority for new ones', [
      ...['commands', 'cluster/authority', 'server', 'certificates', 'node:*'],
    ]),
  ],
  [
    world('commands/manifest', 'files with pods in, and files that only look so', [
      ...['commands', 'kubernetes', 'json', 'node:*', 'yaml'],
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
      ['injection/decide.ts', 'injection', 'kubernetes', 'json', 'typebox'],
      ['injection/plan'],
    ),
  ],
  [
    pure('injection/decide.ts', 'recognise → read → plan → judge; the one switch over generations', [
      ...['injection/verdict.ts', 'injection/generations/0x', 'injection/generations/2x', 'injection/generations'],
      ...['injection/reading', 'injection', ...FACTS],
    ]),
  ],
  [
    pure('injection/verdict.ts', 'policy on missing Secrets, final reason, status, patch', [
      ...['injection/generations', 'injection/plan', 'injection/reading', 'injection', ...FACTS],
    ]),
  ],
  [
    pure('injection/generations/0x', 'where a 0.x run stores its outputs; what its containers should have', [
      ...['injection/generations', ...GIVEN, 'polyaxon/0x', ...FACTS],
    ]),
    pure('injection/generations/2x', 'the same for 1.x and 2.x', [
      ...['injection/generations', ...GIVEN, 'polyaxon/2x', ...FACTS],
    ]),
  ],
  [pure('injection/generations', 'the way of every run: find → locate keys → wish', [...GIVEN, ...FACTS])],
  [
    pure('injection/keys', 'is a key needed, where is it mounted, which credentials does a container have', [
      ...['injection/plan', 'injection/reading', 'injection', ...FACTS],
    ]),
  ],
  [
    pure('injection/plan', 'what is missing; the JSON Patch of it', ['injection', ...FACTS]),
    pure('injection/reading', 'a pod, read once: containers, targets, choices', ['injection', ...FACTS]),
  ],
  [pure('injection', 'reasons, settings, warnings, status, our own names', FACTS)],
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
    world('telemetry', 'metrics and logger', ['pino', 'prom-client'], ['node:http']),
  ],
];
