import { CoreV1Api, KubeConfig, type V1Pod } from '@kubernetes/client-node';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { createNamespace } from '../../../lab/kubernetes/made-namespaces.ts';
import { whyFailed } from '../../../lab/kubernetes/refusal.ts';
import { annotationsOf, labelsOf, type Pod } from '../../../src/kubernetes/pod.ts';

const SERVICE_ACCOUNT = 'runs';

/** Why the API server refuses a pod in a dry run; undefined if it admits the pod. */
export type TryPod = (pod: Pod, namespace: string) => Promise<string | undefined>;

export function podTrial({ kubeconfig }: Cluster): TryPod {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const api = config.makeApiClient(CoreV1Api);
  return (pod, namespace) =>
    api.createNamespacedPod({ namespace, body: bodyOf(pod), dryRun: 'All' }).then(() => undefined, whyFailed);
}

/** The parts that decide, in a pod that the API server otherwise admits. */
const bodyOf = (pod: Pod): V1Pod => ({
  metadata: { generateName: 'pod-', labels: texts(labelsOf(pod)), annotations: texts(annotationsOf(pod)) },
  spec: {
    serviceAccountName: SERVICE_ACCOUNT,
    containers: pod.spec.containers.map(({ name, env }) => ({
      name,
      image: 'none.test/image:1',
      env: (env ?? []).map((variable) => ({ name: variable.name, value: variable.value ?? 'x' })),
    })),
  },
});

const texts = (map: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(map).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));

/** Makes a namespace with these labels for trial pods. */
export async function createTrialNamespace(
  cluster: Cluster,
  name: string,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  await createNamespace(cluster, name, labels);
  await cluster.kubectl(['create', 'serviceaccount', SERVICE_ACCOUNT, `--namespace=${name}`]);
}
