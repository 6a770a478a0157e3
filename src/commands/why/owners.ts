import type { Ask } from '../../cluster/ask.ts';
import { isObject, type JsonObject } from '../../json/object.ts';
import type { Seen } from '../../kubernetes/seen.ts';

/** The kinds that make pods of runs: Kubernetes', Polyaxon's, and those of the operators that it uses. */
const KINDS: readonly (readonly [group: string, ...plurals: readonly string[]])[] = [
  ['batch/v1', 'jobs', 'cronjobs'],
  ['apps/v1', 'deployments', 'replicasets', 'statefulsets'],
  ['kubeflow.org/v1', 'tfjobs', 'pytorchjobs', 'mpijobs', 'mxjobs', 'xgboostjobs', 'paddlejobs'],
  ['core.polyaxon.com/v1', 'operations'],
  ['ray.io/v1', 'rayclusters', 'rayjobs'],
  ['kubernetes.dask.org/v1', 'daskclusters', 'daskjobs'],
];

/** The owner of pods with this name, of whatever kind. */
export async function ownerNamed(ask: Ask, namespace: string, name: string): Promise<JsonObject | undefined> {
  const paths = KINDS.flatMap(([group, ...plurals]) =>
    plurals.map((plural) => `/apis/${group}/namespaces/${namespace}/${plural}/${name}`),
  );
  const answers = await Promise.all(paths.map((path) => ask(path)));
  return answers.map(objectOf).find(isObject);
}

const objectOf = (answer: Seen<unknown>): unknown => (answer.kind === 'seen' ? answer.value : undefined);
