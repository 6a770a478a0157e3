import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Job, V1Pod } from '@kubernetes/client-node';
import { type JsonObject, parseObject } from '../../../src/json/object.ts';
import { STATUS } from '../../support/public-names.ts';
import { whyOf } from '../../support/why-of.ts';
import { namespaceOf } from './cases.ts';
import type { World } from './world.ts';

const inNamespace = (reason: string): string => `--namespace=${namespaceOf(reason)}`;

/** The Job whose pods the API server refuses, or that makes none. Its pod of the test is created beside it. */
export async function createOwner({ cluster }: World, reason: string, { metadata, spec }: V1Pod, suspend: boolean) {
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'owner' },
    spec: { suspend, template: { metadata, spec } },
  };
  const created: V1Job = JSON.parse(
    await cluster.kubectl(['create', inNamespace(reason), '--output=json', '--filename=-'], JSON.stringify(job)),
  );
  return [{ apiVersion: 'batch/v1', kind: 'Job', name: 'owner', uid: created.metadata?.uid ?? '' }];
}

/** What kubectl says to the author who creates the pod: nothing, the warnings, or the refusal. */
export const create = ({ cluster }: World, reason: string, pod: V1Pod): Promise<string> =>
  cluster
    .kubectl(['create', inNamespace(reason), '--warnings-as-errors', '--filename=-'], JSON.stringify(pod))
    .then(() => '')
    .catch((error: Error) => error.message);

export const podNamed = async ({ cluster }: World, reason: string, name: string): Promise<V1Pod> =>
  JSON.parse(await cluster.kubectl(['get', 'pod', name, inNamespace(reason), '--output=json']));

/** The reason in the status of a stored pod. */
export const statusOf = async (world: World, reason: string): Promise<unknown> =>
  JSON.parse((await podNamed(world, reason, 'run')).metadata?.annotations?.[STATUS] ?? '{}').reason;

interface AuditEvent {
  readonly objectRef?: { readonly resource?: string; readonly namespace?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

export const auditLog = ({ cluster }: World): string => readFileSync(join(cluster.logs ?? '', 'audit.log'), 'utf8');

/** The API server puts the entry's name in front. */
const OURS = /\.(?:polyaxon-gcs-injector\.io|test\.local)\/reason$/;

/** The reasons of our annotations in the audit log, for pods of a namespace. */
export function audited(world: World, reason: string): readonly string[] {
  const lines = auditLog(world).trimEnd().split('\n');
  const events = lines.flatMap((line) => (parseObject(line) as AuditEvent | undefined) ?? []);
  const ofPods = events.filter(
    ({ objectRef }) => objectRef?.resource === 'pods' && objectRef.namespace === namespaceOf(reason),
  );
  return ofPods.flatMap(({ annotations = {} }) =>
    Object.entries(annotations).flatMap(([name, value]) => (OURS.test(name) ? [value] : [])),
  );
}

/** The reasons of the lines about admissions of a namespace. */
export const logged = ({ server }: World, reason: string): readonly unknown[] =>
  server
    .written()
    .split('\n')
    .flatMap((line): readonly JsonObject[] => [parseObject(line) ?? {}])
    .filter(({ namespace, msg }) => namespace === namespaceOf(reason) && String(msg).startsWith('admission'))
    .map((entry) => entry['reason']);

/** `result reason` of each count of a namespace. */
export async function counted({ server }: World, counts: string): Promise<readonly string[]> {
  const text = await server.metrics();
  const series = /^polyaxon_gcs_injector_admissions_total\{namespace="([^"]*)",result="(\w+)",reason="(\w+)"\}/gm;
  return [...text.matchAll(series)].flatMap(([, namespace, result, code]) =>
    namespace === counts ? [`${result} ${code}`] : [],
  );
}

interface Event {
  readonly reason?: string;
  readonly reportingComponent?: string;
  readonly involvedObject: { readonly kind?: string; readonly name?: string };
}

/** Our events in a namespace, as `Kind/name reason`. */
export async function told({ cluster }: World, reason: string): Promise<readonly string[]> {
  const { items } = JSON.parse(await cluster.kubectl(['get', 'events', inNamespace(reason), '--output=json']));
  return (items as readonly Event[])
    .filter(({ reportingComponent }) => reportingComponent === 'polyaxon-gcs-injector.io/admission')
    .map(({ involvedObject: { kind, name }, ...event }) => `${kind}/${name} ${event.reason}`);
}

/** The account that `why` gives of a pod or of its owner. */
export async function accountOf({ cluster, configuration }: World, reason: string, name: string) {
  const args = [`${namespaceOf(reason)}/${name}`, '--output=json', `--config=${configuration}`];
  const { lines } = await whyOf(cluster.kubeconfig, args);
  const [account] = JSON.parse(lines.join('\n')).accounts;
  return account as { readonly reason: string; readonly facts: readonly { readonly text: string }[] };
}
