import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:tls';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { INJECTOR_NAMESPACE } from '../../chart/release-names.ts';

/** A pod of the injector that runs on this machine. */
export interface Replica {
  readonly name: string;
  readonly address: string;
  /** Of the process that serves. */
  readonly pid: number;
  /** The restarts of its container. */
  readonly restarts: number;
}

interface PodList {
  readonly items: readonly {
    readonly metadata: { readonly name: string };
    readonly status: {
      readonly podIP: string;
      readonly containerStatuses: readonly { readonly containerID: string; readonly restartCount: number }[];
    };
  }[];
}

export async function replicasOf(cluster: Cluster): Promise<readonly Replica[]> {
  const get = ['get', 'pods', `--namespace=${INJECTOR_NAMESPACE}`, '--output=json'];
  const { items }: PodList = JSON.parse(await cluster.kubectl(get));
  return items.map(({ metadata, status }) => ({
    name: metadata.name,
    address: status.podIP,
    pid: processOf(status.containerStatuses[0]?.containerID ?? ''),
    restarts: status.containerStatuses[0]?.restartCount ?? 0,
  }));
}

/**
 * By its control group, which the container runtime names after the container. So no client of the runtime is needed.
 */
function processOf(containerId: string): number {
  const id = containerId.replace('containerd://', '');
  const found = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && controlGroupOf(entry).includes(id));
  if (id === '' || found.length !== 1) throw new Error(`${found.length} processes of the container ${containerId}`);
  return Number(found[0]);
}

function controlGroupOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8');
  } catch {
    return ''; // ended meanwhile
  }
}

/** The TCP connections to pods since their networks exist, those of probes included. */
export const acceptedConnections = (replicas: readonly Replica[]): number =>
  replicas.reduce((sum, replica) => sum + acceptedBy(replica), 0);

function acceptedBy({ pid }: Replica): number {
  const [names, values] = readFileSync(`/proc/${pid}/net/snmp`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Tcp: '))
    .map((line) => line.split(' '));
  return Number(values?.[names?.indexOf('PassiveOpens') ?? -1]);
}

/** The replica with the most answers comes first: API servers keep their connections. */
export async function busiestFirst(replicas: readonly Replica[]): Promise<readonly Replica[]> {
  const counted = await Promise.all(replicas.map(async (replica) => ({ replica, answers: await answeredBy(replica) })));
  return counted.sort((a, b) => b.answers - a.answers).map(({ replica }) => replica);
}

/** The answered admissions of a replica. */
async function answeredBy({ address }: Replica): Promise<number> {
  const metrics = await (await fetch(`http://${address}:8080/metrics`)).text();
  return [...metrics.matchAll(/^polyaxon_gcs_injector_admissions_total\{.*\} (\d+)$/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}

/** The names of the authorities whose leaves the replicas show. */
export const issuersShownBy = async (cluster: Cluster): Promise<ReadonlySet<string>> =>
  new Set(await Promise.all((await replicasOf(cluster)).map(issuerShownBy)));

function issuerShownBy({ address }: Replica): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect({ host: address, port: 10250, rejectUnauthorized: false }, () => {
    resolve(String(socket.getPeerCertificate().issuer.CN));
    socket.destroy();
  });
  socket.once('error', reject);
  return promise;
}
