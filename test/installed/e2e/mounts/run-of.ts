import type { V1Container, V1Pod, V1Volume } from '@kubernetes/client-node';
import type { Labels } from '../labelled-pods.ts';
import { STORES } from './installation.ts';
import type { MountCase } from './mount-case.ts';
import { reading, shell } from './reading.ts';

/** Polyaxon's own mounts in the pod of a run. */
interface Made {
  readonly labels: Labels;
  readonly main: Pick<V1Container, 'name' | 'env'>;
  readonly others: readonly V1Container[];
  readonly volumes: readonly V1Volume[];
}

export const MAIN = { '0x': 'polyaxon-experiment-job', '2x': 'polyaxon-main' } as const;
const OUTPUTS = { name: 'POLYAXON_RUN_OUTPUTS_PATH', value: '/outputs/root/mnist/experiments/4' };

const of0x = ({ store = 'main' }: MountCase): Made => ({
  labels: {
    type: 'polyaxon-runner',
    app: 'polyaxon-experiment',
    project_name: 'root.mnist',
    experiment_name: 'root.mnist.4',
    'polyaxon-gcs-injector.io/outputs': store,
  },
  main: { name: MAIN['0x'], env: [OUTPUTS] },
  others: [],
  volumes: [],
});

const STORE_NAME = { name: 'POLYAXON_ARTIFACTS_STORE_NAME', value: 'gcs-artifacts' };

/** Polyaxon's sidecar mounts the store's Secret and has its entry. The main container has neither. */
function of2x({ store = 'main', platform, folder = '/plx-context/.gc' }: MountCase): Made {
  const { bucket, secret } = STORES[store];
  const entry = { name: 'gcs-artifacts', kind: 'gcs', schema: { bucket }, secret: { name: secret, mountPath: folder } };
  const catalog = { name: 'POLYAXON_CONNECTIONS_CATALOG', value: JSON.stringify({ connections: [entry] }) };
  const files = store === 'main' ? [`${folder}/gc-secret.json`] : [];
  return {
    labels: {
      'app.kubernetes.io/managed-by': 'polyaxon',
      'app.kubernetes.io/part-of': 'polyaxon-runs',
      'app.kubernetes.io/component': 'polyaxon-jobs',
      'app.kubernetes.io/instance': '0a1b2c3d4e5f40718293a4b5c6d7e8f9',
    },
    main: { name: MAIN['2x'], env: [STORE_NAME] },
    others: [
      {
        name: 'polyaxon-sidecar',
        ...reading(files),
        env: [STORE_NAME, catalog],
        volumeMounts: [{ name: 'platform', mountPath: folder, readOnly: true }],
      },
    ],
    volumes: [{ name: 'platform', secret: { secretName: secret, ...platform } }],
  };
}

/** The pod of a case, as it is created in each namespace. */
export function runOf(given: MountCase): V1Pod {
  const { name, generation, reads = [], first, annotations = {}, security = {} } = given;
  const { labels, main, others, volumes } = generation === '0x' ? of0x(given) : of2x(given);
  const env = [...(main.env ?? []), ...(given.main?.env ?? [])];
  const volumeMounts = [...(given.mounts ?? [])];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels, annotations },
    spec: {
      restartPolicy: 'Never',
      securityContext: security,
      ...(first && { initContainers: [{ name: 'first', ...shell(first), volumeMounts }] }),
      containers: [{ ...main, ...reading(reads), ...given.main, env, volumeMounts }, ...others],
      volumes: [...volumes, ...(given.volumes ?? [])],
    },
  };
}
