import type { Google } from '../start-google.ts';
import { type RawCall, type RawResponse, rawCall } from './raw-call.ts';
import { tokenOf } from './signed-assertion.ts';
import { RUNNER } from './start-for-test.ts';

/** Calls to `plx-outputs` from the account that may use it. */
export interface BucketCalls {
  call(call: RawCall): Promise<RawResponse>;
  /** `query` follows `uploadType=media&`. */
  upload(query: string, body: string | Buffer, headers?: RawCall['headers']): Promise<RawResponse>;
  list(query: string): Promise<RawResponse>;
}

export async function bucketCalls(google: Google): Promise<BucketCalls> {
  const token = await tokenOf(google, RUNNER);
  const call = (raw: RawCall) => rawCall(google, { token, ...raw });
  return {
    call,
    upload: (query, body, headers = {}) =>
      call({ method: 'POST', path: `/upload/storage/v1/b/plx-outputs/o?uploadType=media&${query}`, body, headers }),
    list: (query) => call({ path: `/storage/v1/b/plx-outputs/o?${query}` }),
  };
}

export function objectPath(name: string): string {
  return `/storage/v1/b/plx-outputs/o/${encodeURIComponent(name)}`;
}
