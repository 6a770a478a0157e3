import { expect } from 'vitest';
import type { HttpAnswer } from '../../support/tls-client.ts';

/** The `metav1.Status` that the API server shows to its user. */
export const statusBody = (code: number, message: unknown) => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message,
  reason: expect.stringMatching(/^[A-Z]\w+$/),
  code,
});

/** Asserts that a refusal has the form that the API server shows to users. Returns its message without our name. */
export function refusal({ status, headers, body }: HttpAnswer, code: number): string {
  expect({ status, type: headers['content-type'] }).toEqual({
    status: code,
    type: expect.stringMatching(/^application\/json/),
  });
  const parsed: { readonly message: string } = JSON.parse(body);
  expect(parsed).toEqual(statusBody(code, expect.stringMatching(/^polyaxon-gcs-injector: fault: ./)));
  return parsed.message.replace('polyaxon-gcs-injector: fault: ', '');
}
