import type { V1Deployment, V1Pod } from '@kubernetes/client-node';
import type { ReplicaFacts } from '../../doctor/facts.ts';
import { andThen, type Seen, seen } from '../../kubernetes/seen.ts';
import type { ClusterApi } from '../api.ts';
import { ask } from '../ask.ts';
import { readReplicaMetrics } from './replica-metrics.ts';
import type { Place } from './server.ts';

/** The pods of the Deployment, and what each says of itself. */
export async function readReplicas(
  api: ClusterApi,
  { namespace }: Place,
  { spec }: V1Deployment,
): Promise<Seen<readonly ReplicaFacts[]>> {
  const labels = Object.entries(spec?.selector.matchLabels ?? {}).map((label) => label.join('='));
  const pods = await ask('list pods', () => api.core.listNamespacedPod({ namespace, labelSelector: labels.join(',') }));
  return andThen(pods, async ({ items }) =>
    seen(
      await Promise.all(items.filter(({ metadata }) => !metadata?.deletionTimestamp).map((pod) => replicaOf(api, pod))),
    ),
  );
}

async function replicaOf(api: ClusterApi, pod: V1Pod): Promise<ReplicaFacts> {
  const conditions = pod.status?.conditions ?? [];
  const isReady = conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
  const why =
    whyWaiting(pod) ?? conditions.find(({ type, status }) => type === 'PodScheduled' && status === 'False')?.message;
  return {
    name: pod.metadata?.name ?? '',
    isReady,
    ...(why === undefined ? {} : { why }),
    metrics: await readReplicaMetrics(api, pod),
  };
}

function whyWaiting({ status }: V1Pod): string | undefined {
  const states = (status?.containerStatuses ?? []).map(({ state }) => state?.waiting);
  return states.find((waiting) => waiting?.reason !== undefined)?.reason;
}
