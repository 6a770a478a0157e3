import type { Pod } from '../../../src/kubernetes/pod.ts';

const RUNS_0X = ['polyaxon-experiment', 'polyaxon-job', 'polyaxon-notebook', 'polyaxon-tensorboard'];
const NAMESPACES_OF_KUBERNETES = ['kube-system', 'kube-node-lease', 'kube-public'];

/** What a pod is to the webhook, by the table of the contract. */
export type Kind = 'run' | 'opted out' | 'none';

export function kindOf(pod: Pod, namespace: string): Kind {
  if (NAMESPACES_OF_KUBERNETES.includes(namespace) || !isRun(pod)) return 'none';
  return isOptedOut(pod) ? 'opted out' : 'run';
}

function isRun(pod: Pod): boolean {
  const labels = pod.metadata?.labels ?? {};
  const { type, app } = labels;
  const [manager, part] = [labels['app.kubernetes.io/managed-by'], labels['app.kubernetes.io/part-of']];
  if (type === 'polyaxon-runner' && typeof app === 'string' && RUNS_0X.includes(app)) return true;
  if (type === 'polyaxon-runner' && app === 'polyaxon-dockerizer') return false;
  if (type === 'polyaxon-core' || part === 'polyaxon-core') return false;
  if (manager === 'polyaxon' && part === 'polyaxon-runs') return !isOfPolyaxonItself(labels);
  return isUnlabelledDask(pod, labels);
}

const isOfPolyaxonItself = (labels: Readonly<Record<string, string | null>>): boolean =>
  ['polyaxon-cleaners', 'polyaxon-notifiers'].includes(labels['app.kubernetes.io/component'] ?? '');

const isUnlabelledDask = (pod: Pod, labels: Readonly<Record<string, string | null>>): boolean =>
  typeof labels['dask.org/cluster-name'] === 'string' &&
  !('app.kubernetes.io/managed-by' in labels) &&
  pod.spec.containers.some(({ env }) => env?.some(({ name }) => name === 'POLYAXON_RUN_INSTANCE'));

const isOptedOut = ({ metadata }: Pod): boolean =>
  [metadata?.labels, metadata?.annotations].some((map) =>
    /^(disabled|false|no)$/i.test(map?.['polyaxon-gcs-injector.io/inject'] ?? ''),
  );
