import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_COMPLAINTS, RUNNER, startForTest } from '../../../lab/google/client/start-for-test.ts';
import type { Google } from '../../../lab/google/start-google.ts';
import { askGoogle } from '../../../src/google/ask.ts';

let google: Google;
beforeAll(async () => {
  google = await startForTest();
});
afterAll(() => google[Symbol.asyncDispose]());

const way = () => ({ httpsProxy: google.proxyUrl, noProxy: undefined, ca: google.caPem });
const keyText = () => JSON.stringify(google.keyFile(RUNNER));
const ask = (bucket: string, key = keyText(), clock?: () => Date) => askGoogle(way(), clock)(bucket, key);
const ahead = (seconds: number) => () => new Date(Date.now() + seconds * 1000);

describe('Google, asked about a key through the proxy', () => {
  it('grants the account of the key what the clients need in its bucket, with TensorFlow’s own claims', async () => {
    await using own = await startForTest();
    const { outcome, skewSeconds } = await askGoogle({ httpsProxy: own.proxyUrl, noProxy: '', ca: own.caPem })(
      'gs://plx-outputs/team',
      JSON.stringify(own.keyFile(RUNNER)),
    );
    expect(outcome).toEqual({ kind: 'asked', account: RUNNER, lacking: [] });
    expect(Math.abs(skewSeconds ?? 99)).toBeLessThan(30);
    expect(own.report()).toMatchObject(NO_COMPLAINTS);
    expect(own.report().tokensMinted).toMatchObject([
      { account: RUNNER, audience: 'https://www.googleapis.com/oauth2/v4/token' },
    ]);
  });

  it('says what the account lacks in the bucket of another', async () => {
    const { outcome } = await ask('gs://plx-data');
    expect(outcome).toMatchObject({ kind: 'asked', lacking: expect.arrayContaining(['storage.buckets.get']) });
  });

  it('says that there is no such bucket, in its own words', async () => {
    const { outcome } = await ask('gs://plx-nothing');
    expect(outcome).toMatchObject({ kind: 'bucket_refused', why: '404: The specified bucket does not exist.' });
  });

  it('refuses a key that was revoked', async () => {
    const { outcome } = await ask('gs://plx-outputs', JSON.stringify(await google.forgedKeyFile(RUNNER)));
    expect(outcome).toEqual({ kind: 'key_refused', why: '400: Invalid JWT Signature.' });
  });

  it.each([
    ['ahead', 4000],
    ['behind', -4000],
  ])('refuses a clock that is far %s, and the answer tells by how much', async (_name, seconds) => {
    const { outcome, skewSeconds } = await ask('gs://plx-outputs', keyText(), ahead(seconds));
    expect(outcome).toMatchObject({ kind: 'key_refused', why: expect.stringContaining('in a reasonable timeframe') });
    expect(Math.abs((skewSeconds ?? 0) - seconds)).toBeLessThan(30);
  });

  it('is not asked with a key that cannot sign', async () => {
    const key = JSON.stringify({ ...google.keyFile(RUNNER), private_key: 'text of mine' });
    expect(await ask('gs://plx-outputs', key)).toEqual({
      outcome: { kind: 'no_key', why: 'its private_key cannot sign' },
    });
  });

  it('cannot be reached through a proxy that refuses or is not there', async () => {
    const refusing = createServer().on('connect', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    await new Promise<void>((listening) => refusing.listen(0, '127.0.0.1', listening));
    const { port } = refusing.address() as AddressInfo;
    const through = (proxy: string) => askGoogle({ ...way(), httpsProxy: proxy })('gs://plx-outputs', keyText());
    const whyThrough = async (proxy: string) => (await through(proxy)).outcome;
    expect(await whyThrough(`http://127.0.0.1:${port}`)).toMatchObject({ kind: 'unreachable' });
    await new Promise((closed) => refusing.close(closed));
    expect(await whyThrough(`http://127.0.0.1:${port}`)).toEqual({ kind: 'unreachable', why: 'ECONNREFUSED' });
  });

  it('is not trusted without its authority', async () => {
    const { ca: _ca, ...stranger } = way();
    const { outcome } = await askGoogle(stranger)('gs://plx-outputs', keyText());
    expect(outcome).toMatchObject({
      kind: 'unreachable',
      why: expect.stringMatching(/CERT|SELF_SIGNED|ISSUER|VERIFY/),
    });
  });
});
