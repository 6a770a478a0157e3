/** Labels and annotations that decide something, with values that decide it in one way or another. */
export const LABELS: Readonly<Record<string, readonly (string | null)[]>> = {
  type: ['polyaxon-runner', 'polyaxon-runner', 'polyaxon-core', 'x', null],
  app: [
    ...['polyaxon-experiment', 'polyaxon-job', 'polyaxon-notebook', 'polyaxon-tensorboard', 'polyaxon-dockerizer'],
    ...['x', null],
  ],
  'app.kubernetes.io/managed-by': ['polyaxon', 'polyaxon', 'x', null],
  'app.kubernetes.io/part-of': ['polyaxon-runs', 'polyaxon-runs', 'polyaxon-core', 'polyaxon-runner', null],
  'app.kubernetes.io/component': ['polyaxon-cleaners', 'polyaxon-notifiers', 'polyaxon-jobs', ''],
  'app.kubernetes.io/instance': ['ffee001122', '', 'a/../b', '\u001b[31m', null],
  'app.kubernetes.io/version': ['1.20.0', '2.4.0', '2.9.4', '2.18.0', '', 'x'],
  'dask.org/cluster-name': ['d', '', null],
  project_name: ['root.quick-start', '', '.', '..', 'a'.repeat(500)],
  experiment_name: ['root.quick-start.7', 'root.quick-start.4.15', 'a', 'a.b.c.d.e', '...', 'a..b'],
  job_name: ['root.quick-start.jobs.3', '', 'a/b'],
  'polyaxon-gcs-injector.io/inject': ['disabled', 'enabled', 'False', 'NO', 'x', '', null],
  'polyaxon-gcs-injector.io/outputs': ['outputs', 'second', 'local', 'nowhere', '', '__proto__'],
  'polyaxon-gcs-injector.io/containers': [
    ...['polyaxon-sidecar', 'train', 'a,b;c  d', 'polyaxon-init-0123456789', 'side,istio-proxy', ',', '\u001b[31m,x'],
    ...[`${'n,'.repeat(12)}${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].join()}`, '__proto__'],
  ],
  'polyaxon-gcs-injector.io/skip-containers': ['polyaxon-main', 'train', 'x', ''],
  'polyaxon-gcs-injector.io/status': ['forged', '', null, '{"v":1,"reason":"injected"}'],
};
