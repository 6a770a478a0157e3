import fc from 'fast-check';
import type { Pod } from '../../src/kubernetes/pod.ts';
import { container } from './arbitrary-container.ts';
import { namedListOf, withUnknown } from './arbitrary-list.ts';
import { volume } from './arbitrary-volume.ts';

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
  { ...LABELS_2X, 'app.kubernetes.io/version': '2.4.0' },
  { ...LABELS_2X, 'app.kubernetes.io/version': '2.16.4' },
  { ...LABELS_2X, 'app.kubernetes.io/instance': 'ffee001122' },
  { 'dask.org/cluster-name': 'c' },
  { type: 'polyaxon-core' },
  {},
];
const choices = fc.record(
  {
    'polyaxon-gcs-injector.io/inject': fc.constantFrom('enabled', 'disabled', 'False', 'tru\ne'),
    'polyaxon-gcs-injector.io/outputs': fc.constantFrom('a', 'b', 'zzz'),
    'polyaxon-gcs-injector.io/containers': fc.constantFrom(
      'helper,setup',
      'helper, train',
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
  'train',
  'polyaxon-sidecar',
  'istio-proxy',
];

/** Pods of both generations and of none. Our names are taken at every place. */
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
          volumes: namedListOf(volume, 5),
          securityContext: fc.record(
            { runAsUser: fc.constantFrom(0, 1000), fsGroup: fc.constant(2000) },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: ['containers'] },
      ),
    ),
  }),
) as fc.Arbitrary<Pod>;
