import { labelsOf, type Pod } from '../kubernetes/pod.ts';
import { EXPERIMENT_LABEL, JOB_LABEL, PROJECT_LABEL } from './names.ts';

/**
 * The path of a 0.x run below its outputs store, from its labels: `root/quick-start/experiments/7`.
 * It is wrong for a resumed run, which keeps the path of the run that it resumes: use it only where no path is given.
 *
 * | unique name                 | path                            | (Polyaxon 0.6.1 stores/service.py)
 * |-----------------------------|---------------------------------|
 * | root.quick-start.7          | root/quick-start/experiments/7  |
 * | root.quick-start.4.15       | root/quick-start/groups/4/15    |
 * | root.quick-start.jobs.3     | root/quick-start/jobs/3         | also notebooks, tensorboards
 */
export function runPathFromLabels(pod: Pod): string | undefined {
  const labels = labelsOf(pod);
  const experiment = labels[EXPERIMENT_LABEL];
  if (experiment) return experimentPath(experiment.split('.'));
  const job = labels[JOB_LABEL];
  return job ? job.replaceAll('.', '/') : undefined;
}

function experimentPath(parts: readonly string[]): string | undefined {
  if (parts.length < 3) return undefined;
  const folder = parts.length === 3 ? 'experiments' : 'groups';
  return [...parts.slice(0, 2), folder, ...parts.slice(2)].join('/');
}

/** The folder of the run's project below its store: `root/quick-start`. */
export const projectPath = (pod: Pod): string | undefined => labelsOf(pod)[PROJECT_LABEL]?.replaceAll('.', '/');
