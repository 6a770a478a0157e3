import { MARKER } from '../marker.ts';

/** Names of variables that the product reads or writes, and a few that are nobody's. */
export const VARIABLES = [
  ...['POLYAXON_RUN_OUTPUTS_PATH', 'POLYAXON_RUN_DATA_PATHS', 'POLYAXON_REFS_OUTPUTS_PATHS', 'TF_CONFIG'],
  ...['POLYSTORES_RUN_STORES_ACCESS_KEYS', 'POLYAXON_ARTIFACTS_STORE_NAME', 'POLYAXON_CONNECTIONS_CATALOG'],
  ...['POLYAXON_CONNECTION_SCHEMA_GCS-ARTIFACTS', 'POLYAXON_CONNECTION_SCHEMA_A', 'POLYAXON_RUN_INSTANCE'],
  ...['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE', 'GC_KEY_PATH', 'GC_KEYFILE_DICT'],
  ...['POLYAXON_GOOGLE_KEY_PATH', 'PLX_GCS_KEY_OUTPUTS', 'PLX_GCS_KEY_OUTPUTS_2', 'gcs-key.json', 'gcs-secret.json'],
  ...['POLYAXON_GCS_INJECTOR_INJECT', 'POLYAXON_GCS_INJECTOR_OUTPUTS', 'GOOGLE_CLOUD_PROJECT', 'KEY'],
  ...['__proto__', 'constructor', '', 'A B'],
];

export const SECRETS = [
  ...['gcs-secret', 'gcs-secret', 'gcs-images', 'gcs-more', 'other', 'polyaxon-gcs-injector-ca'],
  ...['', '.', '..', '../x', 'A', 'a/b', 'a\nb', '\u001b[31mred', 'x'.repeat(254)],
];

export const KEYS = [
  ...['gcs-secret.json', 'gcs-key.json', 'gc-secret.json', 'key.json', 'token', 'only.json'],
  ...['', '.', '..', '..a', '../x', 'a/b', 'a\nb', '\u202egnp.exe', 'k'.repeat(254), 's3://x'],
];

export const PATHS = [
  ...[
    '/outputs',
    '/outputs/root/quick-start/experiments/7',
    '/outputs/',
    '/data/images',
    '/data/images/a',
    '/plx-data',
  ],
  ...['/plx-context/.gc', '/plx-context/.gc/', '/plx-context//.gc', '/plx-context/./.gc', '/plx-context', '/tmp'],
  ...['/plx-context/.gc/gc-secret.json', '/plx-context/.gc/..', '/tmp/.plx-gcs-secret', '/tmp/.plx-gcs-secret/x.json'],
  ...['gs://outputs-bucket', 'gs://outputs-bucket/root/quick-start/experiments/7', 'gs://images/a', 'gs://acme/x/'],
  ...['gs://', 'gs://b', 'gs://UPPER/x', 'GS://images/a', 's3://x/y', 'wasbs://a@b/c', 'relative', '/', '//', '', '.'],
  ...['C:\\data', '/a:b', '/a b', '/outputs/../etc/passwd', `/${'a/'.repeat(40)}`, '/\u202e/x', '/é'],
];

export const CONTAINERS = [
  ...['polyaxon-main', 'tensorflow', 'pytorch', 'polyaxon-experiment-job', 'polyaxon-job', 'train', 'side'],
  ...['polyaxon-sidecar', 'polyaxon-sidecar-2', 'polyaxon-init', 'polyaxon-init-0123456789', 'polyaxon-job-sidecar'],
  ...['istio-proxy', 'init-pytorch', 'wait-gcs-ready', '__proto__', ''],
];

export const VOLUMES = ['plx-gcs-secret', 'plx-gcs-secret-2', 'gcs-secret', 'outputs', 'v', '', '__proto__'];

export const CONNECTIONS = ['gcs-artifacts', 'store', 'a', 'a-b', 'more', '', 'A b', 'é', '__proto__'];

/** Texts that are nothing in particular. */
export const ODD_TEXTS = [
  ...['', ' ', '0', '1', 'null', '{}', '[]', '{', '"', '\\', 'enabled', 'disabled', 'False', 'no', 'gcs-artifacts'],
  ...['\ud800', '\udfff\ud800', '\u0000', '\u001b[2J\u001b[31m', 'a\r\nHTTP/1.1 200 OK', '\u202e\u2066', '\u2028'],
  ...['😀'.repeat(40), '$(POLYAXON_RUN_OUTPUTS_PATH)', '$$(A)', '%s%n', '../..', '__proto__'],
  ...['x'.repeat(63), 'x'.repeat(64), 'x'.repeat(253), 'x'.repeat(254), 'x'.repeat(3000), 'a,b;c  d', MARKER],
];
