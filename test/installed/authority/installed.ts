import type { V1Secret } from '@kubernetes/client-node';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { type ClusterApi, clusterOf } from '../../../src/cluster/api.ts';
import { administratorOf, kubeconfigOf } from './kubeconfig-of.ts';
import { installation, namesIn, type SharedNames } from './objects.ts';

export interface Installed {
  readonly names: SharedNames;
  /** With exactly the rights of the injector's ServiceAccount. */
  readonly api: ClusterApi;
  readonly admin: ClusterApi;
  secret(): Promise<V1Secret>;
  /** The caBundle of each entry, in PEM. */
  bundles(): Promise<readonly string[]>;
  patchConfiguration(operations: readonly object[]): Promise<void>;
  patchSecret(operations: readonly object[]): Promise<void>;
}

/** The objects of an installation in its own namespace, with a token of their ServiceAccount. */
export async function install(cluster: Cluster, namespace: string): Promise<Installed> {
  const names = namesIn(namespace);
  await cluster.kubectl(['create', '--filename=-'], JSON.stringify(installation(names)));
  const admin = clusterOf(administratorOf(cluster));
  const { secret: name, webhookConfiguration } = names;
  return {
    names,
    admin,
    api: clusterOf(await kubeconfigOf(cluster, namespace)),
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
