import type { V1EnvVar } from '@kubernetes/client-node';
import { aRow } from '../a-row.ts';
import type { Row } from '../row.ts';
import { fromKey, run0x } from './pods.ts';

const ORIGIN = 'own: several stores of a 0.x run';
const PATH = '/dana/segment/experiments/14';

const outputs = (value: string): V1EnvVar => ({ name: 'POLYAXON_RUN_OUTPUTS_PATH', value });
const data = (paths: object): V1EnvVar => ({ name: 'POLYAXON_RUN_DATA_PATHS', value: JSON.stringify(paths) });
const refs = (paths: object): V1EnvVar => ({ name: 'POLYAXON_REFS_OUTPUTS_PATHS', value: JSON.stringify(paths) });

const local = (...env: readonly V1EnvVar[]) => run0x({ env: [outputs(`/outputs${PATH}`), ...env] });

const OUTPUTS = '{store: gcs, bucket: gs://outputs, secret: gcs-secret, secretKey: gcs-secret.json}';
const store = { 'gcs-secret.json': 'store' };
const twoData = data({ images: '/data/images', audio: '/data/audio' });

/** Secret and key of two data stores, which must not be confused. */
const keysOfTwo = (images: readonly [string, string], audio: readonly [string, string]) => `
persistence:
  outputs: ${OUTPUTS}
  data:
    images: {store: gcs, bucket: gs://images, secret: ${images[0]}, secretKey: ${images[1]}}
    audio: {store: gcs, bucket: gs://audio, secret: ${audio[0]}, secretKey: ${audio[1]}}
`;

const WHO_OF_TWO = { outputs: 'store', 'data images': 'images', 'data audio': 'audio' } as const;

export const STORES_0X: readonly Row[] = [
  aRow({
    name: '0x-data-of-two-secrets-with-one-name-of-a-variable',
    origin: 'odigos-io/odigos#5674',
    says: 'The names of two Secrets differ in a dash and a dot only.',
    pod: local(twoData),
    config: keysOfTwo(['team-data', 'key.json'], ['team.data', 'key.json']),
    secrets: { 'gcs-secret': store, 'team-data': { 'key.json': 'images' }, 'team.data': { 'key.json': 'audio' } },
    who: WHO_OF_TWO,
  }),
  aRow({
    name: '0x-data-of-two-keys-of-one-secret',
    origin: ORIGIN,
    says: 'One Secret has both keys.',
    pod: local(twoData),
    config: keysOfTwo(['data', 'images.json'], ['data', 'audio.json']),
    secrets: { 'gcs-secret': store, data: { 'images.json': 'images', 'audio.json': 'audio' } },
    who: WHO_OF_TWO,
  }),
  aRow({
    name: '0x-data-in-the-secret-of-the-outputs',
    origin: ORIGIN,
    says: 'One data store has the key of the outputs, the other a second key of that Secret.',
    pod: local(twoData),
    config: keysOfTwo(['gcs-secret', 'gcs-secret.json'], ['gcs-secret', 'audio.json']),
    secrets: { 'gcs-secret': { ...store, 'audio.json': 'audio' } },
    who: { outputs: 'store', 'data images': 'store', 'data audio': 'audio' },
  }),
  aRow({
    name: '0x-data-by-polyaxon-beside-moved-outputs',
    origin: 'polyaxon/polyaxon#483',
    says: 'Polyaxon gave the run the key of its data; its outputs are moved.',
    pod: local(data({ images: 'gs://images' }), fromKey('images-key.json', 'gcs-images', 'images-key.json'), {
      name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS',
      value: JSON.stringify({ 'gs://images': { store: 'gcs', secret_key: 'images-key.json' } }),
    }),
    config: `persistence: {outputs: ${OUTPUTS}}`,
    secrets: { 'gcs-secret': store, 'gcs-images': { 'images-key.json': 'images' } },
    who: { outputs: 'store', 'data images': 'images' },
  }),
  aRow({
    name: '0x-refs-of-two-buckets',
    origin: ORIGIN,
    says: 'The run reads the outputs of another, which lie in another bucket with another key.',
    pod: local(refs({ experiments: ['/outputs/dana/segment/experiments/13', '/archive/dana/segment/experiments/12'] })),
    config: `
persistence:
  outputs:
    current: {store: gcs, bucket: gs://outputs, secret: gcs-secret, secretKey: gcs-secret.json, mountPath: /outputs}
    old: {store: gcs, bucket: gs://archive, secret: gcs-old, secretKey: key.json, mountPath: /archive}
`,
    secrets: { 'gcs-secret': store, 'gcs-old': { 'key.json': 'other' } },
    who: { outputs: 'store', 'experiments 0': 'store', 'experiments 1': 'other' },
  }),
];
