import type { V1EnvVar } from '@kubernetes/client-node';
import { aRow } from '../a-row.ts';
import type { Row } from '../row.ts';
import { at, fromKey, ofSecret, type Parts, run0x } from './pods.ts';

const ORIGIN = 'own: keys of a 0.x run';
const PATH = '/dana/segment/experiments/14';
const SECRETS = {
  'gcs-secret': { 'gcs-key.json': 'store', 'gcs_key.json': 'store' },
  mine: { 'key.json': 'mine', dict: 'mine' },
};
const CONFIG = 'persistence: {outputs: {store: gcs, bucket: gs://moved, secret: gcs-secret, secretKey: gcs-key.json}}';

const accessKeys = (keys: Readonly<Record<string, string>>): V1EnvVar => ({
  name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS',
  value: JSON.stringify(
    Object.fromEntries(Object.entries(keys).map(([path, name]) => [path, { store: 'gcs', secret_key: name }])),
  ),
});

const outputs = (value: string): V1EnvVar => ({ name: 'POLYAXON_RUN_OUTPUTS_PATH', value });

/** A run that Polyaxon itself put on GCS, with its key in a variable. */
const onGcs = ({ env = [], ...more }: Parts) =>
  run0x({
    env: [
      outputs(`gs://outputs${PATH}`),
      fromKey('gcs-key.json', 'gcs-secret', 'gcs-key.json'),
      accessKeys({ [`gs://outputs${PATH}`]: 'gcs-key.json' }),
      ...env,
    ],
    ...more,
  });

/** A run on a disk, whose path is moved. */
const local = ({ env = [], ...more }: Parts) => run0x({ env: [outputs(`/outputs${PATH}`), ...env], ...more });

const withMine = { mounts: [at('/mine', 'mine')], volumes: [ofSecret('mine')] };
const named = (name: string, value = '/mine/key.json'): V1EnvVar => ({ name, value });

/** The author's key in a variable. The client reads it only if no access key applies. */
const keyDicts = ['GC_KEYFILE_DICT', 'GOOGLE_KEYFILE_DICT', 'POLYAXON_GC_KEYFILE_DICT'].flatMap((name): Row[] => [
  aRow({
    name: `0x-on-gcs-with-${name}`,
    origin: ORIGIN,
    says: `Polyaxon put the run on GCS, and its author gives a key in ${name}.`,
    pod: onGcs({ env: [fromKey(name, 'mine', 'dict')] }),
    secrets: SECRETS,
    who: { outputs: 'store', 'google once tracked': 'store' },
  }),
  aRow({
    name: `0x-moved-with-${name}`,
    origin: ORIGIN,
    says: `The run is moved to GCS, and its author gives a key in ${name}.`,
    pod: local({ env: [fromKey(name, 'mine', 'dict')] }),
    config: CONFIG,
    secrets: SECRETS,
    who: { outputs: 'store' },
  }),
]);

export const KEYS_0X: readonly Row[] = [
  ...keyDicts,
  aRow({
    name: '0x-on-gcs',
    origin: ORIGIN,
    says: 'Polyaxon put the run on GCS.',
    pod: onGcs({}),
    secrets: SECRETS,
    who: { outputs: 'store', google: 'store', gcloud: 'store', 'google once tracked': 'store' },
  }),
  aRow({
    name: '0x-on-gcs-started-by-dash',
    origin: ORIGIN,
    says: 'The same where dash drops the variable of the key.',
    pod: onGcs({ command: ['/bin/sh', '-c'] }),
    secrets: SECRETS,
    who: { outputs: 'store', google: 'store' },
  }),
  aRow({
    name: '0x-moved',
    origin: ORIGIN,
    says: 'The run is moved to GCS.',
    pod: local({}),
    config: CONFIG,
    secrets: SECRETS,
    who: { outputs: 'store', google: 'store', gcloud: 'store', 'google once tracked': 'store' },
  }),
  aRow({
    name: '0x-moved-with-the-key-as-a-variable',
    origin: ORIGIN,
    says: 'The run is moved, and gets its key as Polyaxon itself gives it.',
    pod: local({ env: [fromKey('GC_KEYFILE_DICT', 'mine', 'dict')] }),
    config: `{${CONFIG.replace('persistence: ', '"persistence": ')}, "injection": {"keyAsEnv": true}}`,
    secrets: SECRETS,
    who: { outputs: 'store' },
  }),
  aRow({
    name: '0x-moved-and-its-script-sets-its-own-credentials',
    origin: 'IBM/tensorflow-kubernetes-art-classification#36',
    says: "The run is moved; its script names its own key to Google's libraries, which its client then takes too.",
    pod: local({}),
    config: CONFIG,
    secrets: SECRETS,
    script: {
      env: { GOOGLE_APPLICATION_CREDENTIALS: '/fetched/key.json' },
      files: { '/fetched/key.json': 'mine' },
    },
    who: { outputs: 'store', google: 'mine' },
    told: [
      {
        connection: 'outputs',
        is: 'mine',
        why: 'no pod shows what its script does; injection.keyAsEnv keeps the store apart',
      },
    ],
  }),
  aRow({
    name: '0x-on-gcs-with-a-key-path',
    origin: ORIGIN,
    says: "The author names a key in GC_KEY_PATH, which this client takes before Polyaxon's own.",
    pod: onGcs({ env: [named('GC_KEY_PATH')], ...withMine }),
    secrets: SECRETS,
    who: { outputs: 'mine', google: 'store' },
  }),
  aRow({
    name: '0x-on-gcs-with-credentials-of-the-author',
    origin: ORIGIN,
    says: "The author sets the variable of Google's libraries: the outputs keep the key of Polyaxon.",
    pod: onGcs({ env: [named('GOOGLE_APPLICATION_CREDENTIALS')], ...withMine }),
    secrets: SECRETS,
    who: { outputs: 'store', google: 'mine' },
  }),
];
