import { readFileSync } from 'node:fs';
import { KubeConfig, type V1Secret } from '@kubernetes/client-node';
import { type ClusterApi, clusterOf } from '../../src/cluster/connect.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { installation, namesIn, SERVICE_ACCOUNT, type SharedNames } from './objects.ts';

export interface Installed {
  readonly names: SharedNames;
  /** With the rights of the injector's ServiceAccount, and no more. */
  readonly api: ClusterApi;
  readonly admin: ClusterApi;
  secret(): Promise<V1Secret>;
  /** The caBundle of each entry, in PEM. */
  bundles(): Promise<readonly string[]>;
  patchConfiguration(operations: readonly object[]): Promise<void>;
  patchSecret(operations: readonly object[]): Promise<void>;
}

/** The objects of an installation in a namespace of its own, with a token of their ServiceAccount. */
export async function install(cluster: Cluster, namespace: string): Promise<Installed> {
  const names = namesIn(namespace);
  await cluster.kubectl(['create', '--filename=-'], JSON.stringify(installation(names)));
  const token = await cluster.kubectl(['create', 'token', SERVICE_ACCOUNT, '--namespace', namespace]);
  const administrator = new KubeConfig();
  administrator.loadFromString(readFileSync(cluster.kubeconfig, 'utf8'));
  const admin = clusterOf(administrator);
  const { secret: name, webhookConfiguration } = names;
  return {
    names,
    admin,
    api: clusterOf(asUser(administrator, token.trim())),
    secret: () => admin.core.readNamespacedSecret({ namespace, name }),
    bundles: async () => {
      const seen = await admin.admission.readMutatingWebhookConfiguration({ name: webhookConfiguration });
      return (seen.webhooks ?? []).map(({ clientConfig }) =>
        Buffer.from(clientConfig.caBundle ?? '', 'base64').toString(),
      );
    },
    patchConfiguration: async (body) => {
      await admin.admission.patchMutatingWebhookConfiguration({ name: webhookConfiguration, body });
    },
    patchSecret: async (body) => {
      await admin.core.patchNamespacedSecret({ namespace, name, body });
    },
  };
}

function asUser(administrator: KubeConfig, token: string): KubeConfig {
  const cluster = administrator.getCurrentCluster();
  if (cluster === null) throw new Error('the kubeconfig names no cluster');
  const config = new KubeConfig();
  config.loadFromClusterAndUser(cluster, { name: SERVICE_ACCOUNT, token });
  return config;
}
