import { COMMANDS } from './commands.ts';
import { pure, type Room, world } from './room.ts';
import { FACTS, GIVEN, TOWER } from './tower.ts';

/**
 * The house, from the top. A room sees only rooms on floors below its own. Rooms side by side do not see each other.
 */
export const FLOORS: readonly (readonly Room[])[] = [
  ...COMMANDS,
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
    world(
      'cluster/events',
      'tells people by events what they must mend',
      ['cluster', 'gcs', 'follow', 'node:crypto', '@kubernetes/client-node'],
      ['admission', 'telemetry'],
    ),
    world('cluster/installation', 'reads once what there is of an installation', [
      'cluster',
      'doctor',
      'rotation',
      'gcs',
      'kubernetes',
      'json',
      '@kubernetes/client-node',
    ]),
    world(
      'google',
      'asks Google what an account may do',
      ['json', 'node:crypto', 'node:https', 'node:stream/consumers'],
      ['doctor'],
    ),
  ],
  [world('cluster/reflect', 'list, watch, resume, back off', ['cluster', '@kubernetes/client-node'], ['follow'])],
  [world('cluster', 'calls to the API server', ['kubernetes', '@kubernetes/client-node'])],
  [
    pure('why/offline.ts', 'the account of a pod in a file', ['why/decision', 'why', 'kubernetes']),
    pure('why/live', 'the account of a pod in a cluster, from what the cluster shows', [
      ...['why/decision', 'why', 'injection', 'rotation', 'text', ...FACTS, '@marcbachmann/cel-js'],
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
    pure('doctor', 'checks over facts of an installation: what is wrong, and what to do', [
      ...[
        'injection/keys',
        'injection/reading',
        'injection',
        'polyaxon',
        'rotation',
        'gcs',
        'kubernetes',
        'certificates',
      ],
      'json',
    ]),
    pure(
      'admission',
      'AdmissionReview in, answer out, self-check of the patch',
      ['injection/decide.ts', 'injection', 'kubernetes', 'json', 'text', 'typebox', 'fast-json-patch'],
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
