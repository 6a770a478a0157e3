import { describe, expect, it } from 'vitest';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { DEFAULT_LABELS, recognise } from '../../../src/polyaxon/recognition.ts';

const MANAGED = { 'app.kubernetes.io/managed-by': 'polyaxon' };
const RUNS = { ...MANAGED, 'app.kubernetes.io/part-of': 'polyaxon-runs' };
const DASK = { 'dask.org/cluster-name': 'c' };
const RUN_INSTANCE = [{ name: 'POLYAXON_RUN_INSTANCE', value: 'a.b.runs.c' }];

const aPod = (labels: Record<string, string | null> | null, env: object[] = []): Pod =>
  ({ metadata: { labels }, spec: { containers: [{ name: 'sidecar' }, { name: 'main', env }] } }) as Pod;

const answer = (pod: Pod): string => {
  const recognition = recognise(pod, DEFAULT_LABELS);
  switch (recognition.generation) {
    case '0.x':
      return `0.x ${recognition.kind} by ${recognition.by}`;
    case '2.x':
      return `2.x by ${recognition.by}`;
    case 'none':
      return recognition.reason;
  }
};

describe('a pod is recognised by its labels', () => {
  it.each([
    ['an experiment of 0.x', aPod({ type: 'polyaxon-runner', app: 'polyaxon-experiment' }), '0.x experiment by labels'],
    ['a job of 0.x', aPod({ type: 'polyaxon-runner', app: 'polyaxon-job' }), '0.x job by labels'],
    ['a notebook of 0.x', aPod({ type: 'polyaxon-runner', app: 'polyaxon-notebook' }), '0.x notebook by labels'],
    [
      'a tensorboard of 0.x',
      aPod({ type: 'polyaxon-runner', app: 'polyaxon-tensorboard' }),
      '0.x tensorboard by labels',
    ],
    ['a build of 0.x', aPod({ type: 'polyaxon-runner', app: 'polyaxon-dockerizer', ...RUNS }), 'build_run'],
    ['a runner of an unknown app', aPod({ type: 'polyaxon-runner', app: 'acme' }), 'not_polyaxon'],
    ['a runner without an app', aPod({ type: 'polyaxon-runner' }), 'not_polyaxon'],
    ['an app without the type', aPod({ app: 'polyaxon-experiment' }), 'not_polyaxon'],
    [
      'a pod of the 0.x platform, whose role is like that of a run',
      aPod({ type: 'polyaxon-core', role: 'polyaxon-workers' }),
      'platform_pod',
    ],
    [
      'a pod of the 2.x platform',
      aPod({ 'app.kubernetes.io/managed-by': 'helm', 'app.kubernetes.io/part-of': 'polyaxon-core' }),
      'platform_pod',
    ],
    ['a run of 2.x', aPod(RUNS), '2.x by labels'],
    [
      'a run of 2.x of any component',
      aPod({ ...RUNS, 'app.kubernetes.io/component': 'polyaxon-services' }),
      '2.x by labels',
    ],
    ['a cleaner', aPod({ ...RUNS, 'app.kubernetes.io/component': 'polyaxon-cleaners' }), 'system_run'],
    ['a notifier', aPod({ ...RUNS, 'app.kubernetes.io/component': 'polyaxon-notifiers' }, RUN_INSTANCE), 'system_run'],
    ['a pod that Polyaxon manages but that is no run', aPod(MANAGED), 'not_polyaxon'],
    [
      'a pod of runs that something else manages',
      aPod({ ...RUNS, 'app.kubernetes.io/managed-by': 'helm' }),
      'not_polyaxon',
    ],
    ['an unlabelled Dask pod of a run', aPod(DASK, RUN_INSTANCE), '2.x by dask variable'],
    ['a Dask pod of nobody', aPod(DASK), 'not_polyaxon'],
    ['a Dask pod with other variables', aPod(DASK, [{ name: 'HOME', value: '/root' }]), 'not_polyaxon'],
    [
      'a Dask pod that something else manages',
      aPod({ ...DASK, 'app.kubernetes.io/managed-by': 'helm' }, RUN_INSTANCE),
      'not_polyaxon',
    ],
    ['a pod with only the variable of a run', aPod({}, RUN_INSTANCE), 'not_polyaxon'],
    ['a pod without labels', aPod(null), 'not_polyaxon'],
  ])('%s', (_name, pod, expected) => expect(answer(pod)).toBe(expected));

  it('renamed labels of the 0.x chart are recognised, and the usual ones no longer are', () => {
    const names = { ...DEFAULT_LABELS, runnerType: 'acme-run', job: 'acme-job', coreType: 'acme-core' };
    expect(recognise(aPod({ type: 'acme-run', app: 'acme-job' }), names)).toEqual({
      generation: '0.x',
      kind: 'job',
      by: 'labels',
    });
    expect(recognise(aPod({ type: 'acme-core' }), names)).toEqual({ generation: 'none', reason: 'platform_pod' });
    expect(recognise(aPod({ type: 'polyaxon-runner', app: 'polyaxon-job' }), names)).toEqual({
      generation: 'none',
      reason: 'not_polyaxon',
    });
  });
});
