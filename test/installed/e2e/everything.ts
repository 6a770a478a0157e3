import type { Cluster } from '../../../lab/kubernetes/cluster.ts';

interface Listed {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [member: string]: unknown };
  readonly [member: string]: unknown;
}

/** Kinds that report events, which the API server forgets after a while, and present states. */
const REPORTS: readonly string[] = ['events', 'events.events.k8s.io', 'componentstatuses'];

/** Members that change without a user's wish. */
const VOLATILE: readonly string[] = ['resourceVersion', 'managedFields', 'generation'];

/** Every object that the API lists, in all namespaces: its identity, and its wanted state. */
export async function everythingIn({ kubectl }: Cluster): Promise<Readonly<Record<string, unknown>>> {
  const kinds = (await kubectl(['api-resources', '--verbs=list', '--output=name'])).trim().split('\n');
  const listed = kinds.filter((kind) => !REPORTS.includes(kind)).join(',');
  const { items } = JSON.parse(await kubectl(['get', listed, '--all-namespaces', '--output=json']));
  return Object.fromEntries((items as readonly Listed[]).map((item) => [identityOf(item), wishedOf(item)]));
}

const identityOf = ({ kind, metadata: { namespace = '', name } }: Listed): string => `${kind} ${namespace}/${name}`;

function wishedOf({ kind, metadata, status: _, spec, ...rest }: Listed): unknown {
  const lasting = Object.entries(metadata).filter(([member]) => !VOLATILE.includes(member));
  // A Lease only shows who is alive, and since when.
  return { ...rest, metadata: Object.fromEntries(lasting), ...(kind === 'Lease' ? {} : { spec }) };
}
