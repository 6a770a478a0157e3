import type { V1MutatingWebhookConfiguration } from '@kubernetes/client-node';
import { expect } from 'vitest';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import type { ReceivedReview } from '../../../support/reproducible.ts';
import { INJECTOR } from '../../chart/release-names.ts';
import { CASE_LABEL } from '../run-cases.ts';
import { startWebhook } from '../test-webhook.ts';

/** Impossible in a given cluster: its API server cannot reach loopback of this machine. */
export const RECORDING = 'what the API server sends is recorded by a webhook on loopback';

export interface Recorder extends AsyncDisposable {
  readonly reviews: readonly ReceivedReview[];
}

const NAME = 'just-before-the-injector';

/**
 * Records the calls in front of the installed injector. A copy of the injector's webhook configuration calls it for the
 * same pods, earlier because of its name. It changes nothing. So it receives the injector's requests, except for the
 * uid of each call.
 */
export async function recordReviews(cluster: Cluster): Promise<Recorder> {
  const reviews: ReceivedReview[] = [];
  const webhook = await startWebhook((review) => {
    reviews.push(review);
    return [];
  });
  const get = ['get', 'mutatingwebhookconfiguration', INJECTOR, '--output=json'];
  const { webhooks = [] }: V1MutatingWebhookConfiguration = JSON.parse(await cluster.kubectl(get));
  const copy = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name: NAME },
    webhooks: webhooks.map((entry) => ({
      ...entry,
      clientConfig: webhook.clientConfig,
      reinvocationPolicy: 'Never',
    })),
  };
  await cluster.kubectl(['create', '--filename=-'], JSON.stringify(copy));
  return {
    reviews,
    [Symbol.asyncDispose]: async () => {
      await cluster.kubectl(['delete', 'mutatingwebhookconfiguration', NAME]);
      await webhook[Symbol.asyncDispose]();
    },
  };
}

/** The only review of a case's pod. */
export function reviewOf(recorder: Recorder | undefined, name: string): ReceivedReview {
  const found = (recorder?.reviews ?? []).filter(
    ({ request }) => request.object.metadata?.labels?.[CASE_LABEL] === name,
  );
  expect(found).toHaveLength(1);
  return found[0] as ReceivedReview;
}
