import type { V1Deployment, V1Pod } from '@kubernetes/client-node';
import type { ReplicaFacts, ServerFacts, ShownCertificate } from '../../doctor/facts.ts';
import { andThen, type Seen, seen } from '../../kubernetes/seen.ts';
import type { ClusterApi } from '../api.ts';
import { ask } from '../ask.ts';
import { readReplicaMetrics } from './replica-metrics.ts';

export interface Place {
  readonly namespace: string;
  readonly name: string;
}

type ReadServer = Pick<ServerFacts, 'wanted' | 'replicas' | 'shown'> & {
  /** The text of the configuration. */
  readonly configuration: Seen<string>;
};

/** The Deployment that has the name of the Service, as the chart renders it, and what belongs to it. */
export async function readServer(api: ClusterApi, place: Place): Promise<ReadServer> {
  const deployment = await ask('get deployments', () => api.apps.readNamespacedDeployment(place));
  const [replicas, configuration, shown] = await Promise.all([
    andThen(deployment, (found) => readReplicas(api, place, found)),
    andThen(deployment, (found) => readConfigurationText(api, place, found)),
    andThen(deployment, (found) => readShown(api, place, found)),
  ]);
  return { wanted: wantedOf(deployment), replicas, configuration, shown };
}

const wantedOf = (deployment: Seen<V1Deployment>): Seen<number> =>
  deployment.kind === 'seen' ? seen(deployment.value.spec?.replicas ?? 1) : deployment;

async function readReplicas(
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

const volumesOf = ({ spec }: V1Deployment) => spec?.template.spec?.volumes ?? [];

async function readConfigurationText(
  { core }: ClusterApi,
  { namespace, name: server }: Place,
  deployment: V1Deployment,
): Promise<Seen<string>> {
  const name = volumesOf(deployment).find((volume) => volume.name === 'config')?.configMap?.name ?? server;
  const map = await ask('get configmaps', () => core.readNamespacedConfigMap({ namespace, name }));
  return andThen(map, async ({ data }) => {
    const text = data?.['config.yaml'];
    return text === undefined ? { kind: 'absent' } : seen(text);
  });
}

const AUTHORITY = '--authority-secret=';

/** The own authority's Secret has the authority, any other Secret the leaf itself. */
async function readShown(
  { core }: ClusterApi,
  { namespace }: Place,
  deployment: V1Deployment,
): Promise<Seen<ShownCertificate>> {
  const args = (deployment.spec?.template.spec?.containers ?? []).flatMap((container) => container.args ?? []);
  const authority = args.find((arg) => arg.startsWith(AUTHORITY))?.slice(AUTHORITY.length);
  const name = authority ?? volumesOf(deployment).find((volume) => volume.name === 'certs')?.secret?.secretName;
  if (name === undefined) return { kind: 'absent' };
  const secret = await ask(`get secrets/${name} in ${namespace}`, () => core.readNamespacedSecret({ namespace, name }));
  return andThen(secret, async ({ data }) => {
    const value = data?.[authority === undefined ? 'tls.crt' : 'ca.crt'];
    if (value === undefined) return { kind: 'absent' };
    const pem = Buffer.from(value, 'base64').toString();
    return seen({ kind: authority === undefined ? 'leaf' : 'authority', pem, secret: name });
  });
}
