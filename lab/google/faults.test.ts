import { describe, expect, it } from 'vitest';
import { jsonIn, rawCall } from './client/raw-call.ts';
import { tokenOf } from './client/signed-assertion.ts';
import { RUNNER, startForTest } from './client/start-for-test.ts';

const BUCKET = '/storage/v1/b/plx-outputs';

describe('an injected fault', () => {
  it.each([401, 403, 404, 429, 503] as const)('answers %i as Google does', async (status) => {
    await using google = await startForTest({ faults: [{ effect: 'status', status }] });
    const response = await rawCall(google, { path: BUCKET });
    expect(response.status).toBe(status);
    expect(jsonIn(response).error.code).toBe(status);
    expect(google.report()).toMatchObject({ calls: [{ status, faulted: true }], authFailures: [] });
  });

  it('hits the nth matching call and the given number of calls after it', async () => {
    await using google = await startForTest();
    const token = await tokenOf(google, RUNNER);
    google.inject({ effect: 'status', status: 503, method: 'GET', matches: 'b/plx-outputs$', nth: 2, times: 2 });
    const statuses: number[] = [];
    for (const path of [BUCKET, `${BUCKET}/o`, BUCKET, BUCKET, BUCKET]) {
      statuses.push((await rawCall(google, { path, token })).status);
    }
    expect(statuses).toEqual([200, 200, 503, 503, 200]);
  });

  it('can hit the token endpoint too', async () => {
    await using google = await startForTest({ faults: [{ effect: 'status', status: 503, matches: '/token$' }] });
    const call = { method: 'POST', host: 'oauth2.googleapis.com', path: '/token' };
    expect(await rawCall(google, call)).toMatchObject({ status: 503 });
  });

  it('can end the connection before a body arrives', async () => {
    await using google = await startForTest({ faults: [{ effect: 'reset' }] });
    await expect(rawCall(google, { method: 'POST', path: BUCKET, body: 'x' })).rejects.toThrow(/hang up|ECONNRESET/);
    expect(google.report().calls).toMatchObject([{ status: 'reset', faulted: true }]);
  });

  it('can end the tokens issued before, and no later one', async () => {
    await using google = await startForTest({ faults: [{ effect: 'expire', matches: '/b/', nth: 2 }] });
    const before = await tokenOf(google, RUNNER);
    const ask = async (token: string) => jsonIn(await rawCall(google, { path: BUCKET, token }));
    expect(await ask(before)).toMatchObject({ name: 'plx-outputs' });
    expect((await ask(before)).error).toEqual({
      code: 401,
      message: 'Invalid Credentials',
      errors: [
        {
          message: 'Invalid Credentials',
          domain: 'global',
          reason: 'authError',
          locationType: 'header',
          location: 'Authorization',
        },
      ],
    });
    expect(await ask(await tokenOf(google, RUNNER))).toMatchObject({ name: 'plx-outputs' });
    expect((await ask(before)).error).toMatchObject({ code: 401 });
    expect(google.report().authFailures.map(({ why }) => why)).toEqual(['expired_token', 'expired_token']);
  });

  it('can make an answer slow', async () => {
    await using google = await startForTest({ faults: [{ effect: 'slow', milliseconds: 60, matches: '/b/' }] });
    const token = await tokenOf(google, RUNNER);
    const start = performance.now();
    expect(await rawCall(google, { path: BUCKET, token })).toMatchObject({ status: 200 });
    expect(performance.now() - start).toBeGreaterThan(50);
  });
});
