import type { KubeConfig } from '@kubernetes/client-node';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { createNamespace } from '../../../lab/kubernetes/made-namespaces.ts';
import { kubeconfigOf } from '../authority/kubeconfig-of.ts';
import { type Manifest, render, type Values } from '../chart/helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';

/** The roles and bindings that the chart renders for Secrets. */
export const secretRights = async (values: Values): Promise<readonly Manifest[]> =>
  (await render(values)).filter(({ metadata }) => metadata.name === `${INJECTOR}-secrets`);

export const apply = async ({ kubectl }: Cluster, manifests: readonly object[]): Promise<void> =>
  void (await kubectl(['apply', '--filename=-'], listOf(manifests)));

export const remove = async ({ kubectl }: Cluster, manifests: readonly object[]): Promise<void> =>
  void (await kubectl(['delete', '--filename=-'], listOf(manifests)));

const listOf = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

/** The cluster for the chart's ServiceAccount, which has no right yet. */
export async function createAccount(cluster: Cluster): Promise<KubeConfig> {
  await createNamespace(cluster, INJECTOR_NAMESPACE);
  await cluster.kubectl(['create', 'serviceaccount', INJECTOR, `--namespace=${INJECTOR_NAMESPACE}`]);
  return kubeconfigOf(cluster, INJECTOR_NAMESPACE, INJECTOR);
}
