import { describe, expect, it } from 'vitest';
import type { Pod } from '../../../../src/kubernetes/pod.ts';
import { projectPath, runNameOf, runPathFromLabels } from '../../../../src/polyaxon/0x/run-path.ts';

const aPod = (labels: Record<string, string | null>): Pod => ({
  metadata: { labels },
  spec: { containers: [{ name: 'main' }] },
});

describe('the path from the labels of a 0.x run', () => {
  it.each([
    ['an experiment', { experiment_name: 'root.quick-start.7' }, 'root/quick-start/experiments/7'],
    ['an experiment of a group', { experiment_name: 'root.quick-start.4.15' }, 'root/quick-start/groups/4/15'],
    ['a job', { job_name: 'root.quick-start.jobs.3' }, 'root/quick-start/jobs/3'],
    ['a notebook', { job_name: 'root.quick-start.notebooks.2' }, 'root/quick-start/notebooks/2'],
    ['a tensorboard', { job_name: 'root.quick-start.tensorboards.4' }, 'root/quick-start/tensorboards/4'],
    ['an experiment rather than a job', { experiment_name: 'a.b.7', job_name: 'a.b.jobs.3' }, 'a/b/experiments/7'],
    ['a name that is too short', { experiment_name: 'quick-start.7' }, undefined],
    ['a name as long as a label', { job_name: 'a'.repeat(63) }, 'a'.repeat(63)],
    ['a name that is too long for a label', { job_name: 'a'.repeat(64) }, undefined],
    ['an empty name', { experiment_name: '', job_name: null }, undefined],
    ['no name', {}, undefined],
  ])('%s', (_name, labels, path) => expect(runPathFromLabels(aPod(labels))).toBe(path));

  it('the project has its own folder', () => {
    expect(projectPath(aPod({ project_name: 'root.quick-start' }))).toBe('root/quick-start');
    expect(projectPath(aPod({ project_name: null }))).toBeUndefined();
  });
});

it.each([
  ['an experiment', { experiment_name: 'root.quick-start.7' }, 'root.quick-start.7'],
  ['a job', { job_name: 'root.quick-start.jobs.3' }, 'root.quick-start.jobs.3'],
  ['an experiment rather than a job', { experiment_name: 'a.b.7', job_name: 'a.b.jobs.3' }, 'a.b.7'],
  ['nobody', { experiment_name: null }, undefined],
])('the name of %s', (_what, labels, name) => expect(runNameOf(aPod(labels))).toBe(name));
