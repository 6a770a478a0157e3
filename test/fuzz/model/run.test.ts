import { expect, it } from 'vitest';
import { kindOf } from './run.ts';

const RUN = { type: 'polyaxon-runner', app: 'polyaxon-job' };
const RUN_2X = { 'app.kubernetes.io/managed-by': 'polyaxon', 'app.kubernetes.io/part-of': 'polyaxon-runs' };
const DASK = { 'dask.org/cluster-name': 'd' };

it.each([
  [RUN, 'run'],
  [RUN_2X, 'run'],
  [DASK, 'run'],
  [{ ...RUN, app: 'polyaxon-dockerizer' }, 'none'],
  [{ ...RUN, app: 'web' }, 'none'],
  [{ ...RUN_2X, type: 'polyaxon-core' }, 'none'],
  [{ ...RUN_2X, 'app.kubernetes.io/component': 'polyaxon-cleaners' }, 'none'],
  [{ ...DASK, 'app.kubernetes.io/managed-by': null }, 'none'],
  [{ ...RUN, 'polyaxon-gcs-injector.io/inject': 'No' }, 'opted out'],
  [{ ...RUN, 'polyaxon-gcs-injector.io/inject': 'maybe' }, 'run'],
])('labels %o: %s', (labels, kind) => {
  const containers = [{ name: 'main', env: [{ name: 'POLYAXON_RUN_INSTANCE' }] }];
  expect(kindOf({ metadata: { labels }, spec: { containers } }, 'team')).toBe(kind);
  expect(kindOf({ metadata: { labels }, spec: { containers } }, 'kube-system')).toBe('none');
});
