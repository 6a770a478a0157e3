import type { V1Container, V1Pod, V1PodSpec } from '@kubernetes/client-node';

type Labels = Readonly<Record<string, string>>;

interface PodParts {
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly main?: Partial<V1Container>;
  readonly beside?: readonly V1Container[];
  readonly spec?: Partial<V1PodSpec>;
}

/** A pod that the API server takes and nobody runs. */
export function podWith({ labels = {}, annotations = {}, main, beside = [], spec }: PodParts): V1Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { labels, annotations },
    spec: {
      restartPolicy: 'Never',
      serviceAccountName: 'runs',
      containers: [{ name: 'main', image: 'none.test/image:1', ...main }, ...beside],
      ...spec,
    },
  };
}

/** A job of 0.x whose outputs Polyaxon put at this path. */
export const run0x = (path: string, parts: PodParts = {}): V1Pod =>
  podWith({
    ...parts,
    labels: { type: 'polyaxon-runner', app: 'polyaxon-job' },
    main: { ...parts.main, env: [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: path }, ...(parts.main?.env ?? [])] },
  });

export const OF_2X: Labels = {
  'app.kubernetes.io/managed-by': 'polyaxon',
  'app.kubernetes.io/part-of': 'polyaxon-runs',
  'app.kubernetes.io/instance': '8aac02e3a62a4f0aaa257c59da5eab80',
};

const STORE = { name: 'POLYAXON_ARTIFACTS_STORE_NAME', value: 'acme' };
const catalogWith = (secret: object): { name: string; value: string } => ({
  name: 'POLYAXON_CONNECTIONS_CATALOG',
  value: JSON.stringify({ connections: [{ name: 'acme', kind: 'gcs', schema: { bucket: 'gs://acme' }, secret }] }),
});

/** A job of 2.x whose sidecar, which Polyaxon wrote, names the Secret of the store. */
export const run2x = (secret: object, parts: PodParts = {}): V1Pod =>
  podWith({
    ...parts,
    labels: { ...OF_2X, ...parts.labels },
    main: { name: 'polyaxon-main', env: [STORE], ...parts.main },
    beside: [
      { name: 'polyaxon-sidecar', image: 'polyaxon/polyaxon-sidecar:2.18.0', env: [STORE, catalogWith(secret)] },
    ],
  });

/** Only the author's own text names the Secret. */
export const run2xOfItsAuthor = (secret: object): V1Pod =>
  podWith({ labels: OF_2X, main: { name: 'polyaxon-main', env: [STORE, catalogWith(secret)] } });
