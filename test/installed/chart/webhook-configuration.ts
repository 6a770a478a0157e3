import type { V1MutatingWebhookConfiguration } from '@kubernetes/client-node';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { whyFailed } from '../../../lab/kubernetes/refusal.ts';
import { clusterOf } from '../../../src/cluster/api.ts';
import { isConflict, statusOf } from '../../../src/cluster/call.ts';
import { administratorOf, kubeconfigOf } from '../authority/kubeconfig-of.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from './release-names.ts';

/** What the API server says of a change. */
export interface Told {
  readonly status: number | undefined;
  readonly why: string;
  /** The replicas would try again without a word. */
  readonly isConflict?: boolean;
}

export interface WebhookConfiguration {
  read(): Promise<V1MutatingWebhookConfiguration>;
  /** With the account of the chart, or as administrator. Changes nothing if it is a trial. */
  patch(operations: readonly object[], options?: { isAdmin?: boolean; isTrial?: boolean }): Promise<Told>;
}

/** The webhook configuration of an installed chart. */
export async function webhookConfiguration(cluster: Cluster): Promise<WebhookConfiguration> {
  const name = INJECTOR;
  const { admission: admin } = clusterOf(administratorOf(cluster));
  const { admission: own } = clusterOf(await kubeconfigOf(cluster, INJECTOR_NAMESPACE, INJECTOR));
  return {
    read: () => admin.readMutatingWebhookConfiguration({ name }),
    patch: (body, { isAdmin = false, isTrial = true } = {}) =>
      (isAdmin ? admin : own).patchMutatingWebhookConfiguration({ name, body, ...(isTrial && { dryRun: 'All' }) }).then(
        () => ({ status: 200, why: '' }),
        (error) => ({ status: statusOf(error), why: whyFailed(error), isConflict: isConflict(error) }),
      ),
  };
}
