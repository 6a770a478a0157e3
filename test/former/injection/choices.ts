import { type Env, envOf, literal } from '../kubernetes/env.ts';
import { annotationsOf, labelsOf, type Pod } from '../kubernetes/pod.ts';
import { mainContainer } from '../polyaxon/containers.ts';
import { warning } from './warnings.ts';

const PREFIX = 'polyaxon-gcs-injector.io/';
export const STATUS_ANNOTATION = `${PREFIX}status`;
const INJECT_ENV = 'POLYAXON_GCS_INJECTOR_INJECT';
const OUTPUTS_ENV = 'POLYAXON_GCS_INJECTOR_OUTPUTS';

/** What the author of a pod asks of us. */
export interface Choices {
  /** Where the pod opts out: on itself (the API server sees that too), or only in the env of its main container. */
  readonly optOut: 'none' | 'pod' | 'env';
  readonly outputs: string | undefined;
  readonly containers: readonly string[];
  readonly skipContainers: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Reads the choices from annotations, labels and the main container's env. All three, because 0.x drops the
 * annotations of native experiments and the labels of Kubeflow ones, and 2.x gives neither to Kubeflow and Ray pods.
 * Any `disabled` wins; of several outputs the annotation does, then the label, then the variable.
 */
export function readChoices(pod: Pod): Choices {
  const main = mainContainer(pod);
  const env: Env = main === undefined ? new Map() : envOf(main.container);
  const inject = fromPod(pod, 'inject');
  const injectEnv = literal(env, INJECT_ENV);
  return {
    optOut: optOut(inject, injectEnv),
    outputs: [...fromPod(pod, 'outputs'), literal(env, OUTPUTS_ENV)].find((name) => name),
    containers: fromPod(pod, 'containers').flatMap(names),
    skipContainers: fromPod(pod, 'skip-containers').flatMap(names),
    warnings: [...inject.map(warnUnknown('inject')), warnUnknown(INJECT_ENV)(injectEnv)].flat(),
  };
}

function optOut(inject: readonly string[], injectEnv: string | undefined): Choices['optOut'] {
  if (inject.includes('disabled')) return 'pod';
  return injectEnv === 'disabled' ? 'env' : 'none';
}

const fromPod = (pod: Pod, choice: string): readonly string[] =>
  [annotationsOf(pod)[PREFIX + choice], labelsOf(pod)[PREFIX + choice]].filter((value) => typeof value === 'string');

const names = (list: string): readonly string[] => list.split(/[,;\s]+/).filter((name) => name !== '');

/** Names what is wrong but never quotes it: a pod's env may hold keys, and so might what was meant for it. */
const warnUnknown =
  (choice: string) =>
  (value: string | undefined): readonly string[] =>
    value === undefined || value === 'enabled' || value === 'disabled'
      ? []
      : [warning(`the value of ${choice} is ignored: it must be enabled or disabled`)];
