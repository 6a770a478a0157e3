import fc from 'fast-check';
import type { Pod } from '../../../src/kubernetes/pod.ts';

const anyOf = (...texts: readonly string[]) => fc.option(fc.constantFrom(...texts), { nil: undefined, freq: 2 });

const LABELS = {
  type: anyOf('polyaxon-runner', 'polyaxon-core', 'acme', ''),
  app: anyOf(
    'polyaxon-experiment',
    'polyaxon-job',
    'polyaxon-notebook',
    'polyaxon-tensorboard',
    'polyaxon-dockerizer',
    'b',
  ),
  'app.kubernetes.io/managed-by': anyOf('polyaxon', 'Helm', ''),
  'app.kubernetes.io/part-of': anyOf('polyaxon-runs', 'polyaxon-core', 'polyaxon-runner'),
  'app.kubernetes.io/component': anyOf('polyaxon-cleaners', 'polyaxon-notifiers', 'polyaxon-jobs'),
  'dask.org/cluster-name': anyOf('a', ''),
  'polyaxon-gcs-injector.io/inject': anyOf('disabled', 'enabled', 'Disabled', 'FALSE', 'no', 'none', ''),
  'polyaxon-gcs-injector.io/containers': anyOf(
    'train',
    'main;train',
    'kuma-sidecar\ttrain',
    'main, trainer',
    'train-2',
  ),
};

const CONTAINERS = [
  ...['polyaxon-main', 'tensorflow', 'pytorch', 'polyaxon-job', 'polyaxon-experiment-job', 'main', 'train'],
  ...['polyaxon-sidecar', 'polyaxon-sidecar-job', 'polyaxon-job-sidecar', 'polyaxon-job-sidecar-2', 'polyaxon-init-x'],
  ...['istio-proxy', 'istio-proxy-2', 'daprd', 'my-polyaxon-sidecar', 'kuma-sidecar'],
];
const VARIABLES = [
  ...['POLYAXON_RUN_INSTANCE', 'POLYAXON_RUN_OUTPUTS_PATH', 'POLYSTORES_RUN_STORES_ACCESS_KEYS', 'MY_POLYAXON_RUN'],
  ...['POLYAXON_ARTIFACTS_STORE_NAME', 'POLYAXON_CONNECTION_SCHEMA_A', 'POLYAXON_API_VERSION'],
  ...['POLYAXON_GCS_INJECTOR_INJECT', 'POLYAXON_GCS_INJECTOR_OUTPUTS', 'GOOGLE_APPLICATION_CREDENTIALS', 'PATH'],
];

const env = fc.option(fc.subarray(VARIABLES).map((names) => names.map((name) => ({ name, value: 'x' }))));
const container = fc.record({ name: fc.constantFrom(...CONTAINERS), env });
const labels = fc.record(LABELS).map(withoutAbsent);

/** Names are the API server's to be unique: a pod that has one twice is refused. */
export const arbitraryRunLike: fc.Arbitrary<Pod> = fc
  .record({
    metadata: fc.option(fc.record({ labels: fc.option(labels), annotations: fc.option(labels) })),
    containers: fc.uniqueArray(container, { selector: ({ name }) => name, minLength: 1, maxLength: 5 }),
  })
  .map(({ metadata, containers }) => ({ metadata, spec: { containers } }));

function withoutAbsent(map: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
}
