import { connect } from 'node:http2';
import { describe, expect, it } from 'vitest';
import { readFirstText, writeTextFields } from './api/protobuf.ts';
import { tokenOf } from './client/signed-assertion.ts';
import { BOTH_ACCOUNTS, RUNNER, startForTest, TRAINER } from './client/start-for-test.ts';
import { openTls } from './client/tunnel.ts';
import type { Google } from './start-google.ts';

const METHOD = '/google.storage.control.v2.StorageControl/GetStorageLayout';

/** Asks for the layout of `plx-outputs`, in gRPC's framing. The status comes first in a refusal, else last. */
async function layout(google: Google, account: string | undefined, path = METHOD) {
  const token = account && (await tokenOf(google, account));
  const socket = await openTls(google, 'storage.googleapis.com', ['h2']);
  const session = connect('https://storage.googleapis.com', { createConnection: () => socket });
  const authorization = token ? { authorization: `Bearer ${token}` } : {};
  const stream = session.request({ ':method': 'POST', ':path': path, ...authorization });
  const message = writeTextFields({ 1: 'projects/_/buckets/plx-outputs/storageLayout' });
  stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, message.length]), message]));
  let status: unknown;
  stream.on('response', (headers) => (status ??= headers['grpc-status']));
  stream.on('trailers', (trailers) => (status ??= trailers['grpc-status']));
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  session.close();
  return { status, name: readFirstText(Buffer.concat(chunks).subarray(5), 1) };
}

describe('a gRPC call for the storage layout', () => {
  it('is answered to the account that has the bucket', async () => {
    await using google = await startForTest();
    const name = 'projects/_/buckets/plx-outputs/storageLayout';
    expect(await layout(google, RUNNER)).toEqual({ status: '0', name });
  });

  it.each([
    ['unauthenticated without token', undefined, METHOD, '16'],
    ['denied to an account without the bucket', TRAINER, METHOD, '7'],
    ['unimplemented under another name', RUNNER, '/google.storage.v2.Storage/ReadObject', '12'],
  ])('is %s', async (_, account, path, status) => {
    await using google = await startForTest({ accounts: BOTH_ACCOUNTS });
    expect(await layout(google, account, path)).toMatchObject({ status });
  });
});
