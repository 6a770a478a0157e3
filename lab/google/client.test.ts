import { describe, expect, it } from 'vitest';
import { runScenario } from './client/run-scenario.ts';
import { BOTH_ACCOUNTS, NO_COMPLAINTS, RUNNER, startForTest, TRAINER } from './client/start-for-test.ts';
import type { Google } from './start-google.ts';

const runAs = (google: Google, account: string, name: string) =>
  runScenario(google, { name, keyFile: google.keyFile(account) });

describe.concurrent('@google-cloud/storage through the proxy', () => {
  it('writes, reads, lists, copies, describes and deletes objects of any name', async () => {
    await using google = await startForTest();
    expect(await runAs(google, RUNNER, 'round-trip')).toEqual({
      location: 'US',
      contents: {
        '../../etc/passwd': 'content of ../../etc/passwd',
        'a.txt': 'content of a.txt',
        'deep/er/b.txt': 'content of deep/er/b.txt',
        empty: '',
        'per%2Fcent': 'content of per%2Fcent',
        'ünï – 世界.txt': 'content of ünï – 世界.txt',
      },
      root: ['a.txt', 'empty', 'per%2Fcent', 'ünï – 世界.txt'],
      prefixes: ['../', 'deep/'],
      copied: { step: '7' },
      exists: false,
    });
    const audience = 'https://www.googleapis.com/oauth2/v4/token';
    expect(google.report()).toMatchObject({ ...NO_COMPLAINTS, tokensMinted: [{ account: RUNNER, audience }] });
  });

  it('uploads five megabytes in chunks and reads a range of them', async () => {
    await using google = await startForTest();
    expect(await runAs(google, RUNNER, 'resumable')).toEqual({ same: true, part: 'xonpolya' });
    const chunks = google.report().calls.filter(({ method }) => method === 'PUT');
    expect(chunks.map(({ status }) => status)).toEqual([308, 308, 308, 308, 308, 200]);
  });

  it('lists more than a thousand objects page by page', async () => {
    await using google = await startForTest();
    for (let run = 0; run < 2001; run++) google.seed('plx-outputs', `runs/${run}`, '');
    expect(await runAs(google, RUNNER, 'listing')).toEqual({ count: 2001, distinct: 2001 });
    expect(google.report().calls.filter(({ target }) => target.includes('/o?'))).toHaveLength(3);
  });
});

describe.concurrent('@google-cloud/storage that may not write', () => {
  it('gets no token with the key of another account', async () => {
    await using google = await startForTest();
    const keyFile = await google.forgedKeyFile(RUNNER);
    expect(await runScenario(google, { name: 'write', keyFile })).toContain('invalid_grant');
    const tokensRejected = [{ reason: 'bad_signature', description: 'Invalid JWT Signature.', issuer: RUNNER }];
    expect(google.report()).toMatchObject({ tokensMinted: [], tokensRejected, objects: [] });
  });

  it('may not use a bucket that its account was not granted', async () => {
    await using google = await startForTest({ accounts: BOTH_ACCOUNTS });
    expect(await runAs(google, TRAINER, 'write')).toContain(`${TRAINER} does not have storage.objects.create access`);
    expect(google.report()).toMatchObject({ authFailures: [{ why: 'not_granted' }], objects: [] });
  });

  it('is anonymous if STORAGE_EMULATOR_HOST makes it send no token', async () => {
    await using google = await startForTest();
    const env = { STORAGE_EMULATOR_HOST: 'https://storage.googleapis.com' };
    const message = await runScenario(google, { name: 'write', keyFile: google.keyFile(RUNNER), env });
    expect(message).toContain('Anonymous caller');
    expect(google.report()).toMatchObject({ tokensMinted: [], authFailures: [{ why: 'no_token' }], objects: [] });
  });
});

describe.concurrent('@google-cloud/storage that meets a fault', () => {
  it('retries after 503', async () => {
    await using google = await startForTest({
      faults: [{ effect: 'status', status: 503, matches: 'uploadType=multipart' }],
    });
    expect(await runAs(google, RUNNER, 'write')).toBe('stored');
    const uploads = google.report().calls.filter(({ target }) => target.includes('/upload/'));
    expect(uploads.map(({ status }) => status)).toEqual([503, 200]);
  });

  it('resumes an upload after its connection was reset in the middle of a chunk', async () => {
    await using google = await startForTest({
      faults: [{ effect: 'reset', afterBytes: 100_000, method: 'PUT', nth: 3 }],
    });
    expect(await runAs(google, RUNNER, 'resumable')).toEqual({ same: true, part: 'xonpolya' });
    const chunks = google.report().calls.filter(({ method }) => method === 'PUT');
    expect(chunks.map(({ status }) => status)).toEqual([308, 308, 'reset', 308, 308, 308, 308, 200]);
  });
});
