import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { INJECTOR_NAMESPACE, RELEASE } from '../chart/release-names.ts';

/** What differs in each cluster and at each time. */
const OF_ITS_LIFE: readonly string[] = [
  ...['uid', 'creationTimestamp', 'resourceVersion', 'managedFields', 'generation', 'status'],
  ...['clusterIP', 'clusterIPs', 'caBundle', 'deployment.kubernetes.io/revision'],
];
/** What the process writes: certificates, and who is alive. */
const OF_THE_PROCESS: Readonly<Record<string, string>> = { Secret: 'data', Lease: 'spec' };

interface Stored {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** The objects of the release as they are stored, by kind and name. */
export async function releasedObjects({ helm, kubectl }: Cluster): Promise<Readonly<Record<string, unknown>>> {
  const manifest = await helm(['get', 'manifest', RELEASE, `--namespace=${INJECTOR_NAMESPACE}`]);
  const { items } = JSON.parse(await kubectl(['get', '--filename=-', '--output=json'], manifest));
  return Object.fromEntries(
    (items as readonly Stored[]).map((one) => [`${one.kind} ${one.metadata.name}`, lasting(one)]),
  );
}

const lasting = (stored: Stored): unknown =>
  JSON.parse(
    JSON.stringify(stored, (key, value) =>
      OF_ITS_LIFE.includes(key) || OF_THE_PROCESS[stored.kind] === key ? undefined : value,
    ),
  );
