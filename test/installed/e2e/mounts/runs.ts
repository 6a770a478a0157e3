import { CoreV1Api, type CoreV1Event, KubeConfig, type V1Pod } from '@kubernetes/client-node';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import type { MountCase } from './mount-case.ts';
import { NAMESPACES } from './objects.ts';
import { runOf } from './run-of.ts';
import { watch } from './watched.ts';

/** The pods of all cases in all namespaces. */
export interface Runs extends AsyncDisposable {
  /** A pod, once it has ended. */
  ended(namespace: string, name: string): Promise<V1Pod>;
  /** An event about a pod with this text, once there is one. */
  toldOf(namespace: string, name: string, message: string): Promise<CoreV1Event>;
}

/** Creates all pods at once, so that they run in parallel. */
export async function createRuns(cluster: Cluster, cases: readonly MountCase[]): Promise<Runs> {
  const objects = cases.map((one) => JSON.stringify(runOf(one))).join('\n---\n');
  await Promise.all(
    NAMESPACES.map((namespace) => cluster.kubectl(['create', `--namespace=${namespace}`, '--filename=-'], objects)),
  );
  const config = new KubeConfig();
  config.loadFromFile(cluster.kubeconfig);
  const api = config.makeApiClient(CoreV1Api);
  const pods = await watch<V1Pod>(config, '/api/v1/pods', () => api.listPodForAllNamespaces());
  const events = await watch<CoreV1Event>(config, '/api/v1/events', () => api.listEventForAllNamespaces());
  return {
    ended: (namespace, name) =>
      pods.first(
        `the end of ${namespace}/${name}`,
        ({ metadata, status }) =>
          metadata?.namespace === namespace &&
          metadata.name === name &&
          (status?.phase === 'Succeeded' || status?.phase === 'Failed'),
      ),
    toldOf: (namespace, name, text) =>
      events.first(
        `${text}, of ${namespace}/${name}`,
        ({ involvedObject, message }) =>
          involvedObject.namespace === namespace && involvedObject.name === name && (message ?? '').includes(text),
      ),
    [Symbol.asyncDispose]: async () => {
      await pods[Symbol.asyncDispose]();
      await events[Symbol.asyncDispose]();
    },
  };
}
