import { describe, expect, it } from 'vitest';
import { jsonIn, rawCall } from './client/raw-call.ts';
import { askForToken, type Forgery, signAssertion } from './client/signed-assertion.ts';
import { BOTH_ACCOUNTS, RUNNER, startForTest, TRAINER } from './client/start-for-test.ts';

const NOW = Math.floor(Date.now() / 1000);

const FORGERIES: readonly (readonly [string, string, Forgery])[] = [
  [
    'an audience that is not the called URL',
    'wrong_audience',
    { claims: { aud: 'https://www.googleapis.com/oauth2/v4/token' } },
  ],
  ['no audience', 'wrong_audience', { claims: { aud: undefined } }],
  ['an end in the past', 'not_in_time', { claims: { iat: NOW - 7200, exp: NOW - 3600 } }],
  ['a life of more than an hour', 'not_in_time', { claims: { exp: NOW + 86_400 } }],
  ['a beginning in the future', 'not_in_time', { claims: { iat: NOW + 900, exp: NOW + 1800 } }],
  ['no end', 'not_in_time', { claims: { exp: undefined } }],
  ['no scope', 'no_storage_scope', { claims: { scope: undefined } }],
  [
    'a scope of another service',
    'no_storage_scope',
    { claims: { scope: 'https://www.googleapis.com/auth/gmail.readonly' } },
  ],
  ['an unknown issuer', 'unknown_account', { claims: { iss: 'nobody@acme-ml.iam.gserviceaccount.com' } }],
  ['the name of another account', 'bad_signature', { claims: { iss: TRAINER } }],
  [
    'the name of another account and no key id',
    'bad_signature',
    { claims: { iss: TRAINER }, header: { kid: undefined } },
  ],
  ['the id of another key', 'bad_signature', { header: { kid: 'another' } }],
  ['no signature', 'bad_signature', { signature: '' }],
  ['no algorithm and no signature', 'wrong_algorithm', { header: { alg: 'none' }, signature: '' }],
  ['an algorithm with a shared secret', 'wrong_algorithm', { header: { alg: 'HS256' } }],
];

describe('the token endpoint', () => {
  it('exchanges a valid assertion for a token that opens the bucket', async () => {
    await using google = await startForTest();
    const response = await askForToken(google, signAssertion(google.keyFile(RUNNER)));
    expect(jsonIn(response)).toEqual({
      access_token: expect.stringMatching(/^ya29\./),
      expires_in: 3599,
      token_type: 'Bearer',
    });
    const token = jsonIn(response).access_token;
    expect(await rawCall(google, { path: '/storage/v1/b/plx-outputs', token })).toMatchObject({ status: 200 });
  });

  it.each(FORGERIES)('rejects an assertion with %s', async (_, reason, forgery) => {
    await using google = await startForTest({ accounts: BOTH_ACCOUNTS });
    const response = await askForToken(google, signAssertion(google.keyFile(RUNNER), forgery));
    expect(response.status).toBe(400);
    expect(jsonIn(response)).toEqual({
      error: expect.stringMatching(/^invalid_/),
      error_description: expect.any(String),
    });
    expect(google.report()).toMatchObject({ tokensMinted: [], tokensRejected: [{ reason }] });
  });

  it("rejects an assertion signed with another private key, in Google's words", async () => {
    await using google = await startForTest();
    const response = await askForToken(google, signAssertion(await google.forgedKeyFile(RUNNER)));
    expect(jsonIn(response)).toEqual({ error: 'invalid_grant', error_description: 'Invalid JWT Signature.' });
  });

  it.each(['', 'a.b', 'a.b.c', 'bnVsbA.bnVsbA.c', 'a.b.c.d'])(
    'rejects %j, which is no assertion',
    async (assertion) => {
      await using google = await startForTest();
      expect(await askForToken(google, assertion)).toMatchObject({ status: 400 });
      expect(google.report().tokensRejected).toMatchObject([{ reason: 'not_a_jwt' }]);
    },
  );

  it('rejects another type of grant', async () => {
    await using google = await startForTest();
    const call = { method: 'POST', host: 'oauth2.googleapis.com', path: '/token', body: 'grant_type=refresh_token' };
    expect(jsonIn(await rawCall(google, call)).error).toBe('unsupported_grant_type');
  });
});
