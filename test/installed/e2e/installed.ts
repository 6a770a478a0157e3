import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { IMAGE, loadInjector } from '../../../lab/kubernetes/images/injector-image.ts';
import { createNamespace } from '../../../lab/kubernetes/made-namespaces.ts';
import { type ClusterOptions, startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { CHART, type Values } from '../chart/helm.ts';
import { INJECTOR_NAMESPACE, RELEASE } from '../chart/release-names.ts';

/**
 * No Secret is looked at unless a suite asks for it: the keys of most suites are no keys of Google, and what is recorded of
 * runs says nothing of Secrets.
 */
export const UNLOOKED: Values = { ...IMAGE, rbac: { secrets: { mode: 'none' } } };

/** A cluster with a node, and the chart installed with its defaults, these values and the image of the Dockerfile. */
export async function startInstalled(values: Values = {}, options: ClusterOptions = {}): Promise<Cluster> {
  const cluster = await startCluster(options);
  try {
    await loadInjector(cluster);
    await createInjectorNamespace(cluster);
    await installChart(cluster, values);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Its own namespace, which enforces the restricted pod security standard. */
export const createInjectorNamespace = (cluster: Cluster): Promise<void> =>
  createNamespace(cluster, INJECTOR_NAMESPACE, { 'pod-security.kubernetes.io/enforce': 'restricted' });

/** `helm install --wait`. Returns its notes. */
export function installChart(cluster: Cluster, values: Values, namespace = INJECTOR_NAMESPACE): Promise<string> {
  const install = ['install', RELEASE, CHART, `--namespace=${namespace}`, '--wait', '--timeout=600s', '--values=-'];
  return cluster.helm(install, JSON.stringify({ ...UNLOOKED, ...values }));
}
