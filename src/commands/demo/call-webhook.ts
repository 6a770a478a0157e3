import { request } from 'node:https';
import { json } from 'node:stream/consumers';
import type { AdmissionAnswer } from '../../admission/answer.ts';
import type { Operation } from '../../injection/plan/patch.ts';

export interface WebhookAddress {
  readonly port: number;
  /** The certificate of the authority that signed the server's. */
  readonly ca: string;
}

/** Sends a pod as the API server does when the pod is created. Returns the answer. */
export async function callWebhook(
  { port, ca }: WebhookAddress,
  uid: string,
  pod: object,
): Promise<AdmissionAnswer['response']> {
  const body = JSON.stringify(reviewOf(uid, pod));
  const answer = await new Promise<unknown>((resolve, reject) => {
    const call = request(
      {
        host: 'localhost',
        port,
        ca,
        method: 'POST',
        path: '/mutate--v1-pod?timeout=5s',
        headers: { 'content-type': 'application/json' },
      },
      (response) => resolve(json(response)),
    );
    call.on('error', reject);
    call.end(body);
  });
  return (answer as AdmissionAnswer).response;
}

const reviewOf = (uid: string, pod: object): object => ({
  apiVersion: 'admission.k8s.io/v1',
  kind: 'AdmissionReview',
  request: {
    uid,
    kind: { group: '', version: 'v1', kind: 'Pod' },
    resource: { group: '', version: 'v1', resource: 'pods' },
    namespace: 'polyaxon',
    operation: 'CREATE',
    userInfo: {},
    object: pod,
    oldObject: null,
    dryRun: false,
    options: {},
  },
});

/** The operations of an answer; empty if it has no patch. */
export const operationsOf = ({ patch }: AdmissionAnswer['response']): readonly Operation[] =>
  patch === undefined ? [] : JSON.parse(Buffer.from(patch, 'base64').toString());
