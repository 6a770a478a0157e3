import type { Container, EnvVar, Pod } from '../../../src/kubernetes/pod.ts';

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const env = (values: Record<string, string>): EnvVar[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

type Parts = Omit<Container, 'name'>;
type Spec = Partial<Pod['spec']>;

const aRun = (
  labels: Record<string, string>,
  name: string,
  main: Parts,
  spec: Spec,
  annotations: Record<string, string>,
): Pod => ({
  metadata: { labels, annotations },
  spec: { containers: [{ name, ...main }], ...spec },
});

const LABELS_0X = { type: 'polyaxon-runner', project_name: 'root.quick-start', experiment_name: 'root.quick-start.7' };
const LABELS_2X = { 'app.kubernetes.io/managed-by': 'polyaxon', 'app.kubernetes.io/part-of': 'polyaxon-runs' };

export const run0x = (main: Parts, spec: Spec = {}, annotations = {}): Pod =>
  aRun({ ...LABELS_0X, app: 'polyaxon-experiment' }, 'polyaxon-experiment-job', main, spec, annotations);
export const tensorboard = (main: Parts): Pod =>
  aRun(
    { ...LABELS_0X, app: 'polyaxon-tensorboard' },
    'polyaxon-plugin-job',
    { command: ['/bin/sh', '-c'], ...main },
    {},
    {},
  );
export const run2x = (main: Parts, spec: Spec = {}, annotations = {}): Pod =>
  aRun(LABELS_2X, 'polyaxon-main', main, spec, annotations);

export interface LargePod {
  readonly size: number;
  readonly pod: (size: number) => Pod;
}

/** A container with a connection that is its store, with these members. */
export const storeWith = (entry: object) => ({
  env: env({
    POLYAXON_ARTIFACTS_STORE_NAME: 'a',
    POLYAXON_CONNECTIONS_CATALOG: JSON.stringify({
      connections: [{ name: 'a', kind: 'gcs', schema: { bucket: 'gs://bucket' }, ...entry }],
    }),
  }),
});
export const storeOf = (bucket: string) => storeWith({ schema: { bucket } });
