import { envOf } from '../kubernetes/env.ts';
import { labelsOf, type Pod } from '../kubernetes/pod.ts';
import {
  APP_LABEL,
  COMPONENT_LABEL,
  DASK_CLUSTER_LABEL,
  MANAGED_BY,
  MANAGED_BY_LABEL,
  PART_OF_CORE,
  PART_OF_LABEL,
  PART_OF_RUNS,
  RUN_INSTANCE_ENV,
  SYSTEM_COMPONENTS,
  TYPE_LABEL,
} from './names.ts';

/** The 0.x label values, which the Polyaxon chart lets an admin change (`types.*`, POLYAXON_APP_LABELS_*). */
export interface RecognitionLabels {
  readonly runnerType: string;
  readonly coreType: string;
  readonly experiment: string;
  readonly job: string;
  readonly notebook: string;
  readonly tensorboard: string;
  readonly build: string;
}

export const DEFAULT_LABELS: RecognitionLabels = {
  runnerType: 'polyaxon-runner',
  coreType: 'polyaxon-core',
  experiment: 'polyaxon-experiment',
  job: 'polyaxon-job',
  notebook: 'polyaxon-notebook',
  tensorboard: 'polyaxon-tensorboard',
  build: 'polyaxon-dockerizer',
};

const RUN_KINDS_0X = ['experiment', 'job', 'notebook', 'tensorboard'] as const;
export type RunKind0x = (typeof RUN_KINDS_0X)[number];

export type LeftAloneReason = 'not_polyaxon' | 'platform_pod' | 'build_run' | 'system_run';

export type Recognition =
  | { readonly generation: '0.x'; readonly kind: RunKind0x }
  | { readonly generation: '2.x' }
  | { readonly generation: 'none'; readonly reason: LeftAloneReason };

/**
 * What a pod is to Polyaxon, told by its labels alone (an unlabelled Dask pod also by one variable).
 *
 * | type            | app           | managed-by | part-of       | component       | dask label | RUN_INSTANCE | answer       |
 * |-----------------|---------------|------------|---------------|-----------------|------------|--------------|--------------|
 * | polyaxon-runner | dockerizer    |            |               |                 |            |              | build_run    |
 * | polyaxon-runner | a run kind    |            |               |                 |            |              | 0.x run      |
 * | polyaxon-core   |               |            |               |                 |            |              | platform_pod |
 * |                 |               |            | polyaxon-core |                 |            |              | platform_pod |
 * |                 |               | polyaxon   | polyaxon-runs | cleaner/notifier|            |              | system_run   |
 * |                 |               | polyaxon   | polyaxon-runs | any other       |            |              | 2.x run      |
 * |                 |               | absent     |               |                 | present    | in any env   | 2.x run      |
 * | anything else   |               |            |               |                 |            |              | not_polyaxon |
 */
export function recognise(pod: Pod, names: RecognitionLabels): Recognition {
  const labels = labelsOf(pod);
  if (labels[TYPE_LABEL] === names.runnerType && isKnownApp(labels[APP_LABEL], names)) {
    return recognise0x(labels[APP_LABEL], names);
  }
  if (labels[TYPE_LABEL] === names.coreType || labels[PART_OF_LABEL] === PART_OF_CORE) return leftAlone('platform_pod');
  if (labels[MANAGED_BY_LABEL] === MANAGED_BY && labels[PART_OF_LABEL] === PART_OF_RUNS) {
    return SYSTEM_COMPONENTS.includes(labels[COMPONENT_LABEL] ?? '') ? leftAlone('system_run') : { generation: '2.x' };
  }
  return isUnlabelledDask(pod) ? { generation: '2.x' } : leftAlone('not_polyaxon');
}

const leftAlone = (reason: LeftAloneReason): Recognition => ({ generation: 'none', reason });

const isKnownApp = (app: string | null | undefined, names: RecognitionLabels): boolean =>
  app === names.build || RUN_KINDS_0X.some((kind) => names[kind] === app);

function recognise0x(app: string | null | undefined, names: RecognitionLabels): Recognition {
  const kind = RUN_KINDS_0X.find((candidate) => names[candidate] === app);
  return kind === undefined ? leftAlone('build_run') : { generation: '0.x', kind };
}

const isUnlabelledDask = (pod: Pod): boolean =>
  typeof labelsOf(pod)[DASK_CLUSTER_LABEL] === 'string' &&
  labelsOf(pod)[MANAGED_BY_LABEL] === undefined &&
  pod.spec.containers.some((container) => envOf(container).has(RUN_INSTANCE_ENV));
