import fc from 'fast-check';
import { withUnknown } from './arbitrary-list.ts';

/** Text that would be a key: it must never leave the pod. */
export const KEY_MATERIAL = '-----BEGIN PRIVATE KEY----- MIIEvQ';

const CATALOG = (kind: string, secret: object | undefined): string =>
  JSON.stringify({
    connections: [{ name: 'store', kind, schema: { bucket: 'gs://acme' }, ...(secret ? { secret } : {}) }],
  });

const NAMES = [
  'POLYAXON_RUN_OUTPUTS_PATH',
  'POLYAXON_RUN_DATA_PATHS',
  'POLYAXON_REFS_OUTPUTS_PATHS',
  'POLYSTORES_RUN_STORES_ACCESS_KEYS',
  'POLYAXON_ARTIFACTS_STORE_NAME',
  'POLYAXON_CONNECTIONS_CATALOG',
  'POLYAXON_CONNECTION_SCHEMA_STORE',
  'TF_CONFIG',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
  'GC_KEY_PATH',
  'PLX_GCS_KEY_OUTPUTS',
  'gcs-key.json',
  'POLYAXON_GCS_INJECTOR_INJECT',
];

const VALUES = [
  '',
  '/outputs/root/quick-start/experiments/7',
  '/outputs2/x',
  'gs://outputs/root/quick-start/experiments/7',
  's3://other/x',
  '{"images": "/data/images", "local": "/data"}',
  '{"experiments": ["/outputs/root/quick-start/experiments/3", 7], "jobs": "gs://outputs/x"}',
  '{"gs://outputs/root/quick-start/experiments/7": {"store": "gcs", "secret_key": "gcs-key.json"}}',
  '{"x": 1, "y": {"store": "s3"}}',
  '{"model_dir": "/outputs/root/quick-start/experiments/7", "task": {"index": 0}}',
  'store',
  CATALOG('gcs', { name: 'gcs-secret', mountPath: '/plx-context/.gc' }),
  CATALOG('gcs', { name: 'gcs-secret' }),
  CATALOG('host_path', undefined),
  '{"connections": {}}',
  'not json {',
  '/plx-context/.gc/other.json',
  '/tmp/.plx-gcs-secret/gcs-key.json',
  'disabled',
  'ünïcode 🚀\n\u0007',
  KEY_MATERIAL,
];

const secretKeyRef = fc.record({
  name: fc.constantFrom('gcs-secret', 'other'),
  key: fc.constantFrom('gcs-key.json', 'k'),
});
/** Variables of Polyaxon, of ours and of nobody, with values that fit and others. */
export const variable = withUnknown(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ name: fc.constantFrom(...NAMES), value: fc.constantFrom(...VALUES) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constantFrom(...NAMES) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constantFrom(...NAMES), valueFrom: fc.record({ secretKeyRef }) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.string({ unit: 'grapheme' }), value: fc.string() }) },
  ),
);
