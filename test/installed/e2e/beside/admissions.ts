import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { INJECTOR } from '../../chart/release-names.ts';
import type { PodParts } from '../untouched.ts';

export interface Admitted {
  /** As the API server would store it. */
  readonly pod: V1Pod;
  /** The calls of the injector by round: whether each changed the pod. */
  readonly rounds: readonly (readonly [round: number, mutated: boolean])[];
}

let calls = 0;

/**
 * Makes the API server admit a pod without storing it. The field manager's name identifies the call in the audit log.
 */
export async function admit(cluster: Cluster, namespace: string, { metadata = {}, spec }: PodParts): Promise<Admitted> {
  const manager = `call-${++calls}`;
  const { labels, annotations } = metadata;
  const posted = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'run', labels, annotations }, spec };
  const create = ['create', '--dry-run=server', `--field-manager=${manager}`, '--output=json', '--filename=-'];
  const pod: V1Pod = JSON.parse(await cluster.kubectl([...create, `--namespace=${namespace}`], JSON.stringify(posted)));
  return { pod, rounds: roundsIn(auditOf(cluster, manager)) };
}

type Annotations = Readonly<Record<string, string>>;

function auditOf({ logs = '' }: Cluster, manager: string): Annotations {
  const lines = readFileSync(join(logs, 'audit.log'), 'utf8').split('\n');
  const line = lines.find(
    (event) => event.includes(`fieldManager=${manager}\\u0026`) && event.includes('"ResponseComplete"'),
  );
  if (line === undefined) throw new Error(`no call of ${manager} in the audit log`);
  return JSON.parse(line).annotations ?? {};
}

function roundsIn(annotations: Annotations): Admitted['rounds'] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    const [, round] = /^mutation\.webhook\.admission\.k8s\.io\/round_(\d+)_index_\d+$/.exec(key) ?? [];
    if (round === undefined) return [];
    const { configuration, mutated } = JSON.parse(value);
    return configuration === INJECTOR ? [[Number(round), mutated] as const] : [];
  });
}
