import fc from 'fast-check';
import { catalog, entryText } from './arbitrary-catalog.ts';
import { withUnknown } from './arbitrary-list.ts';

/** A text in place of a key. It must never leave the pod. */
export const KEY_MATERIAL = '-----BEGIN PRIVATE KEY----- MIIEvQ';

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
  'GOOGLE_KEY_PATH',
  'POLYAXON_gc_key_path',
  'GC_KEYFILE_DICT',
  'POLYAXON_GOOGLE_KEYFILE_DICT',
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
  '{"connections": {}}',
  'not json {',
  '/plx-context/.gc/other.json',
  '/plx-context/.gc/gc-secret.json',
  '/etc/gcs/gc-secret.json',
  '{}',
  '{"type": "service_account"}',
  '/tmp/.plx-gcs-secret/gcs-key.json',
  'disabled',
  'ünïcode 🚀\n\u0007',
  KEY_MATERIAL,
];

const secretKeyRef = fc.record({
  name: fc.constantFrom('gcs-secret', 'other'),
  key: fc.constantFrom('gcs-key.json', 'gc-secret.json', 'k'),
});
/** Variables of Polyaxon, ours and others, with valid and invalid values. */
export const variable = withUnknown(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ name: fc.constant('POLYAXON_CONNECTIONS_CATALOG'), value: catalog }) },
    {
      weight: 1,
      arbitrary: fc.record({ name: fc.constant('POLYAXON_CONNECTION_SCHEMA_DATA'), value: entryText('data') }),
    },
    { weight: 1, arbitrary: fc.constant({ name: 'POLYAXON_ARTIFACTS_STORE_NAME', value: 'store' }) },
    { weight: 5, arbitrary: fc.record({ name: fc.constantFrom(...NAMES), value: fc.constantFrom(...VALUES) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constantFrom(...NAMES) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constantFrom(...NAMES), valueFrom: fc.record({ secretKeyRef }) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.string({ unit: 'grapheme' }), value: fc.string() }) },
  ),
);
