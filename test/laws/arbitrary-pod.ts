import fc from 'fast-check';
import type { Pod } from '../../src/kubernetes/pod.ts';

/** Text that would be a key: it must never leave the pod. */
export const KEY_MATERIAL = '-----BEGIN PRIVATE KEY----- MIIEvQ';

/** Names are unique where the API server wants them so. */
const namedListOf = <T extends { name: string }>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.uniqueArray(item, { maxLength, selector: ({ name }) => name }) },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  );

const listOf = <T>(item: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[] | null | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(item, { maxLength }) },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  );

/** Members of later Kubernetes versions, which must survive untouched. */
const unknown = fc.oneof(
  fc.constant({}),
  fc.record({
    futureField: fc.jsonValue(),
    ünïcode: fc.string({ unit: 'grapheme' }),
    ['__proto__x']: fc.constant({ a: [1] }),
  }),
);
const withUnknown = <T extends object>(known: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.tuple(known, unknown).map(([value, more]) => ({ ...more, ...value }));

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
const variable = withUnknown(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ name: fc.constantFrom(...NAMES), value: fc.constantFrom(...VALUES) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constantFrom(...NAMES) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constantFrom(...NAMES), valueFrom: fc.record({ secretKeyRef }) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.string({ unit: 'grapheme' }), value: fc.string() }) },
  ),
);

const PATHS = [
  '/outputs',
  '/data',
  '/plx-context/.gc',
  '/plx-context/.gc/',
  '/plx-context',
  '/tmp/.plx-gcs-secret',
  '/tmp',
  '/etc/gcs',
];
const VOLUMES = ['plx-gcs-secret', 'plx-gcs-secret-2', 'gcs-secret', 'outputs', 'tmp'];
const volumeMount = withUnknown(
  fc.record(
    {
      name: fc.constantFrom(...VOLUMES),
      mountPath: fc.constantFrom(...PATHS),
      readOnly: fc.boolean(),
      subPath: fc.constant('gcs-key.json'),
    },
    { requiredKeys: ['name', 'mountPath'] },
  ),
);
const items = listOf(
  fc.record({
    key: fc.constantFrom('gcs-key.json', 'k', 'gc-secret.json'),
    path: fc.constantFrom('gcs-key.json', 'k', 'a.json'),
  }),
  2,
);
const volume = withUnknown(
  fc.record(
    {
      name: fc.constantFrom(...VOLUMES),
      secret: fc.record({ secretName: fc.constantFrom('gcs-secret', 'other'), items }),
      emptyDir: fc.constant({}),
    },
    { requiredKeys: ['name'] },
  ),
);

const ARGS = [
  'tensorboard --logdir=/outputs/root/quick-start/experiments/7 --port=6006',
  "tensorboard --logdir='a:/outputs/x,b:gs://outputs/y' && true",
  '--epochs=3',
];
const container = (names: readonly string[]) =>
  withUnknown(
    fc.record(
      {
        name: fc.constantFrom(...names),
        command: listOf(fc.constantFrom('/bin/sh', '-c', 'python'), 2),
        args: listOf(fc.constantFrom(...ARGS), 2),
        env: listOf(variable, 8),
        envFrom: fc.constant([{ secretRef: { name: 'anything' } }]),
        volumeMounts: listOf(volumeMount, 4),
      },
      { requiredKeys: ['name'] },
    ),
  );

const LABELS_2X = { 'app.kubernetes.io/managed-by': 'polyaxon', 'app.kubernetes.io/part-of': 'polyaxon-runs' };
const LABELS = [
  ...['polyaxon-experiment', 'polyaxon-job', 'polyaxon-notebook', 'polyaxon-tensorboard', 'polyaxon-dockerizer'].map(
    (app) => ({
      type: 'polyaxon-runner',
      app,
      project_name: 'root.quick-start',
      experiment_name: 'root.quick-start.7',
      experiment_group_name: null,
    }),
  ),
  { ...LABELS_2X, 'app.kubernetes.io/instance': '8aac02e3a62a4f0aaa257c59da5eab80' },
  { ...LABELS_2X, 'app.kubernetes.io/component': 'polyaxon-cleaners' },
  { ...LABELS_2X, 'app.kubernetes.io/version': '1.20.0' },
  { 'dask.org/cluster-name': 'c' },
  { type: 'polyaxon-core' },
  {},
];
const choices = fc.record(
  {
    'polyaxon-gcs-injector.io/inject': fc.constantFrom('enabled', 'disabled', 'tru\ne'),
    'polyaxon-gcs-injector.io/outputs': fc.constantFrom('a', 'b', 'zzz'),
    'polyaxon-gcs-injector.io/containers': fc.constantFrom(
      'helper,setup',
      'polyaxon-sidecar',
      'polyaxon-init-0a1b2c3d4e',
    ),
    'polyaxon-gcs-injector.io/skip-containers': fc.constantFrom('polyaxon-main', 'helper'),
    'polyaxon-gcs-injector.io/status': fc.constant('{"v":1,"reason":"injected","config":"x"}'),
  },
  { requiredKeys: [] },
);
const annotations = fc.oneof(
  { weight: 4, arbitrary: choices },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
);

const CONTAINERS = [
  'polyaxon-main',
  'tensorflow',
  'polyaxon-experiment-job',
  'helper',
  'polyaxon-sidecar',
  'istio-proxy',
];

/** Pods of both generations and of none, with our names in the way at every place. */
export const arbitraryPod: fc.Arbitrary<Pod> = withUnknown(
  fc.record({
    apiVersion: fc.constant('v1'),
    kind: fc.constant('Pod'),
    metadata: withUnknown(fc.record({ labels: fc.constantFrom(...LABELS), annotations })),
    spec: withUnknown(
      fc.record(
        {
          containers: fc.uniqueArray(container(CONTAINERS), {
            minLength: 1,
            maxLength: 4,
            selector: ({ name }) => name,
          }),
          initContainers: namedListOf(
            container(['setup', 'polyaxon-init-0a1b2c3d4e', 'polyaxon-init-auth', 'init-pytorch']),
            2,
          ),
          ephemeralContainers: fc.constant([{ name: 'debugger' }]),
          volumes: namedListOf(volume, 4),
        },
        { requiredKeys: ['containers'] },
      ),
    ),
  }),
) as fc.Arbitrary<Pod>;
