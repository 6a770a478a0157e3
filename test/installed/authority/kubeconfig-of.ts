import { readFileSync } from 'node:fs';
import { KubeConfig } from '@kubernetes/client-node';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { SERVICE_ACCOUNT } from './objects.ts';

/** The administrator's cluster, for the ServiceAccount of an installation. */
export async function kubeconfigOf(
  cluster: Cluster,
  namespace: string,
  account: string = SERVICE_ACCOUNT,
): Promise<KubeConfig> {
  const token = await cluster.kubectl(['create', 'token', account, '--namespace', namespace]);
  const reached = administratorOf(cluster).getCurrentCluster();
  if (reached === null) throw new Error('the kubeconfig names no cluster');
  const config = new KubeConfig();
  config.loadFromClusterAndUser(reached, { name: account, token: token.trim() });
  return config;
}

export function administratorOf({ kubeconfig }: Cluster): KubeConfig {
  const config = new KubeConfig();
  config.loadFromString(readFileSync(kubeconfig, 'utf8'));
  return config;
}
