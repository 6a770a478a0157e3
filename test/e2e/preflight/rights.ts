import type { KubeConfig } from '@kubernetes/client-node';
import { kubeconfigOf } from '../../authority/kubeconfig-of.ts';
import { type Manifest, render, type Values } from '../../chart/helm.ts';
import type { Cluster } from '../../cluster/cluster.ts';

/** Where the chart's tests install it, and how its objects are called there. */
export const NAMESPACE = 'injector-system';
export const NAME = 'plx-polyaxon-gcs-injector';

/** The roles and bindings that the chart renders for Secrets. */
export const secretRights = async (values: Values): Promise<readonly Manifest[]> =>
  (await render(values)).filter(({ metadata }) => metadata.name === `${NAME}-secrets`);

export const apply = async ({ kubectl }: Cluster, manifests: readonly object[]): Promise<void> =>
  void (await kubectl(['apply', '--filename=-'], listOf(manifests)));

export const remove = async ({ kubectl }: Cluster, manifests: readonly object[]): Promise<void> =>
  void (await kubectl(['delete', '--filename=-'], listOf(manifests)));

const listOf = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

/** The cluster for the ServiceAccount of the chart, which has no right yet. */
export async function createAccount(cluster: Cluster): Promise<KubeConfig> {
  await cluster.kubectl(['create', 'namespace', NAMESPACE]);
  await cluster.kubectl(['create', 'serviceaccount', NAME, `--namespace=${NAMESPACE}`]);
  return kubeconfigOf(cluster, NAMESPACE, NAME);
}
