import type { Container, EnvVar, Pod } from '../../src/kubernetes/pod.ts';

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const env = (values: Record<string, string>): EnvVar[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

export type Parts = Omit<Container, 'name'>;
export type Spec = Partial<Pod['spec']>;

export const aRun = (
  labels: Record<string, string>,
  name: string,
  main: Parts,
  spec: Spec,
  annotations: Record<string, string>,
): Pod => ({
  metadata: { labels, annotations },
  spec: { containers: [{ name, ...main }], ...spec },
});

export const LABELS_0X = {
  type: 'polyaxon-runner',
  project_name: 'root.quick-start',
  experiment_name: 'root.quick-start.7',
};
export const LABELS_2X = { 'app.kubernetes.io/managed-by': 'polyaxon', 'app.kubernetes.io/part-of': 'polyaxon-runs' };

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

export const refs = (path: (index: number) => string) => (count: number) =>
  env({ POLYAXON_REFS_OUTPUTS_PATHS: JSON.stringify({ jobs: times(count, path) }) });
export const refsOnGcs = refs((index) => `gs://b/${index}`);
export const accessKeys = (count: number, envName: (index: number) => string) =>
  env({
    POLYSTORES_RUN_STORES_ACCESS_KEYS: JSON.stringify(
      Object.fromEntries(times(count, (index) => [`gs://b/${index}`, { store: 'gcs', secret_key: envName(index) }])),
    ),
  });
export const taken = (count: number): EnvVar[] =>
  times(count, (index) => ({ name: `PLX_GCS_KEY_OUTPUTS${index === 0 ? '' : `_${index + 1}`}`, value: 'x' }));
/** Names of Secrets that all make one name of a variable: bits, with a dot or a dash for each. */
export const alike = (index: number): string => `s${times(13, (bit) => `${(index >> bit) & 1 ? '.' : '-'}x`).join('')}`;
export const keysAlike = (count: number): EnvVar[] =>
  times(count, (index) => ({ name: `k-${index}`, valueFrom: { secretKeyRef: { name: alike(index), key: 'k' } } }));
export const elsewhere = (count: number, folder = '/m') =>
  times(count, (index) => ({ name: `w${index}`, mountPath: `${folder}${index}` }));

export interface LargePod {
  readonly size: number;
  readonly pod: (size: number) => Pod;
}
