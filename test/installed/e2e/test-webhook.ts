import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { V1MutatingWebhook } from '@kubernetes/client-node';
import type { Operation } from 'fast-json-patch';
import { createAuthority, issue } from '../../../lab/kubernetes/certificates.ts';
import type { ReceivedReview } from '../../support/reproducible.ts';

export interface TestWebhook extends AsyncDisposable {
  readonly clientConfig: V1MutatingWebhook['clientConfig'];
}

/** A webhook in this process. API servers of `startCluster` reach it at loopback. It answers with these operations. */
export async function startWebhook(
  operationsFor: (review: ReceivedReview) => readonly Operation[],
): Promise<TestWebhook> {
  const authority = await createAuthority();
  const hosts = [{ type: 'ip' as const, value: '127.0.0.1' }];
  const { certificate, key } = await issue(authority, { name: 'webhook', hosts });
  const server = createServer({ cert: certificate, key }, async (request, response) => {
    const review = (await json(request)) as ReceivedReview;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(review, operationsFor(review))));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    clientConfig: { url: `https://127.0.0.1:${port}`, caBundle: base64(authority.certificate) },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const answer = ({ request: { uid } }: ReceivedReview, operations: readonly Operation[]): object => ({
  apiVersion: 'admission.k8s.io/v1',
  kind: 'AdmissionReview',
  response: {
    uid,
    allowed: true,
    ...(operations.length > 0 && { patchType: 'JSONPatch', patch: base64(JSON.stringify(operations)) }),
  },
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
