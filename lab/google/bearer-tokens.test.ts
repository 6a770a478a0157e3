import { describe, expect, it } from 'vitest';
import { jsonIn, rawCall } from './client/raw-call.ts';
import { askForToken, type Forgery, signAssertion, tokenOf } from './client/signed-assertion.ts';
import { RUNNER, startForTest } from './client/start-for-test.ts';

const HOUR_MILLISECONDS = 3_600_000;
const NOW = Math.floor(Date.now() / 1000);

describe('a bearer token', () => {
  it.each([
    ['none', {}, 'no_token', 'Anonymous caller'],
    ['an invented one', { authorization: 'Bearer ya29.invented' }, 'unknown_token', 'Invalid Credentials'],
    ['an empty one', { authorization: 'Bearer ' }, 'unknown_token', 'Invalid Credentials'],
    ['one under another scheme', { authorization: 'Basic eDp5' }, 'unknown_token', 'Invalid Credentials'],
  ])('is needed: %s gets 401', async (_, headers, why, message) => {
    await using google = await startForTest();
    const response = await rawCall(google, { path: '/storage/v1/b/plx-outputs/o', headers });
    expect(jsonIn(response).error).toMatchObject({ code: 401, message: expect.stringContaining(message) });
    expect(google.report().authFailures).toMatchObject([{ why }]);
  });

  it('opens the buckets of the account that signed it, with a scope and without an audience', async () => {
    await using google = await startForTest();
    const bear = (claims: Forgery['claims'], keyFile = google.keyFile(RUNNER)) =>
      rawCall(google, {
        path: '/storage/v1/b/plx-outputs',
        token: signAssertion(keyFile, { claims: { aud: undefined, ...claims } }),
      });
    expect(await bear({})).toMatchObject({ status: 200 });
    expect(await bear({ scope: undefined })).toMatchObject({ status: 401 });
    expect(await bear({ aud: 'https://oauth2.googleapis.com/token' })).toMatchObject({ status: 401 });
    expect(await bear({ iat: NOW - 7200, exp: NOW - 3600 })).toMatchObject({ status: 401 });
    expect(await bear({}, await google.forgedKeyFile(RUNNER))).toMatchObject({ status: 401 });
    expect(google.report().authFailures.map(({ why }) => why)).toEqual(Array(4).fill('unknown_token'));
  });

  it('of another instance is unknown', async () => {
    await using google = await startForTest();
    await using other = await startForTest();
    const token = await tokenOf(other, RUNNER);
    expect(await rawCall(google, { path: '/storage/v1/b/plx-outputs', token })).toMatchObject({ status: 401 });
  });

  it('ends after an hour of the clock', async () => {
    let now = Date.now();
    await using google = await startForTest({ clock: () => now });
    const token = await tokenOf(google, RUNNER);
    now += HOUR_MILLISECONDS;
    const response = await rawCall(google, { path: '/storage/v1/b/plx-outputs', token });
    expect(jsonIn(response).error).toMatchObject({ code: 401, message: 'Invalid Credentials' });
    expect(google.report().authFailures).toMatchObject([{ why: 'expired_token' }]);
  });

  it('has the short life that the test sets', async () => {
    let now = Date.now();
    await using google = await startForTest({ clock: () => now, tokenLifetimeSeconds: 90 });
    const response = await askForToken(google, signAssertion(google.keyFile(RUNNER)));
    expect(jsonIn(response)).toMatchObject({ expires_in: 90 });
    now += 91_000;
    const call = { path: '/storage/v1/b/plx-outputs', token: jsonIn(response).access_token };
    expect(await rawCall(google, call)).toMatchObject({ status: 401 });
  });

  it('opens only the buckets of its account, as source and as destination of a copy', async () => {
    await using google = await startForTest();
    google.seed('plx-outputs', 'a', 'a');
    google.seed('plx-data', 'a', 'a');
    const token = await tokenOf(google, RUNNER);
    const copies = ['plx-data/o/a/copyTo/b/plx-outputs/o/b', 'plx-outputs/o/a/rewriteTo/b/plx-data/o/b'];
    for (const copy of copies) {
      const response = await rawCall(google, { method: 'POST', path: `/storage/v1/b/${copy}`, token });
      expect(jsonIn(response).error).toMatchObject({ code: 403, errors: [{ reason: 'forbidden' }] });
    }
    expect(await rawCall(google, { path: '/plx-data/a', token })).toMatchObject({ status: 403 });
    expect(google.report().authFailures).toHaveLength(3);
  });

  it('is needed by the XML API too, which answers 403 without one', async () => {
    await using google = await startForTest();
    const response = await rawCall(google, { path: '/plx-outputs/a' });
    expect(response).toMatchObject({ status: 403, text: expect.stringContaining('<Code>AccessDenied</Code>') });
  });
});
