import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { startWebhook, type TestWebhook } from '../test-webhook.ts';
import type { Neighbour } from './neighbours.ts';

/** API servers call webhooks in the order of their configurations' names. Ours is `plx-…`. */
export const ORDERS = { before: 'a-neighbour', after: 'z-neighbour' } as const;
export type Order = keyof typeof ORDERS;

export const namespaceOf = (neighbour: string, order: Order): string => `${neighbour}-${order}`;

/**
 * Puts each neighbour beside the injector twice: in one namespace it is called before the injector, in another one
 * after it.
 */
export async function startNeighbours(
  cluster: Cluster,
  neighbours: Readonly<Record<string, Neighbour>>,
): Promise<TestWebhook> {
  const webhook = await startWebhook(({ request: { namespace, object } }) => {
    const [, name = ''] = /^(.*)-(before|after)$/.exec(namespace) ?? [];
    return neighbours[name]?.(object) ?? [];
  });
  const items = (Object.keys(ORDERS) as Order[]).map((order) => {
    const namespaces = Object.keys(neighbours).map((name) => namespaceOf(name, order));
    return configuration(ORDERS[order], namespaces, webhook);
  });
  await cluster.kubectl(['create', '--filename=-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  return webhook;
}

const configuration = (name: string, namespaces: readonly string[], { clientConfig }: TestWebhook): object => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name },
  webhooks: [
    {
      name: 'neighbour.example.com',
      admissionReviewVersions: ['v1'],
      clientConfig,
      sideEffects: 'None',
      reinvocationPolicy: 'IfNeeded',
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      namespaceSelector: {
        matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: namespaces }],
      },
    },
  ],
});
