import type { V1Container, V1Pod } from '@kubernetes/client-node';

/** Polyaxon's names for the container of a run's author: 2.x, Kubeflow's kinds, 0.x. */
const NAMES = [
  'polyaxon-main',
  'tensorflow',
  'pytorch',
  'mxnet',
  'xgboost',
  'paddle',
  'polyaxon-experiment-job',
  'polyaxon-job',
  'polyaxon-plugin-job',
  'train',
];

/** The container in which the clients of a row run. Rows that rename it call it `train`. */
export function mainOf({ spec }: V1Pod): V1Container {
  const containers = spec?.containers ?? [];
  const main = containers.find(({ name }) => NAMES.includes(name)) ?? containers[0];
  if (main === undefined) throw new Error('a pod without containers');
  return main;
}
