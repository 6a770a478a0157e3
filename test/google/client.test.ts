import { describe, expect, it } from 'vitest';
import { runScenario } from './client/run-scenario.ts';
import { type Google, startGoogle } from './start-google.ts';

const RUNNER = 'polyaxon@acme-ml.iam.gserviceaccount.com';
const STRANGER = 'other@acme-ml.iam.gserviceaccount.com';

const start = () =>
  startGoogle({
    accounts: { [RUNNER]: ['plx-outputs'], [STRANGER]: ['elsewhere'] },
    buckets: ['plx-outputs', 'elsewhere'],
  });

const good = (google: Google, name: string) => runScenario(google, { name, keyFile: google.keyFile(RUNNER) });

describe('@google-cloud/storage through the proxy', () => {
  it('writes, reads, lists, copies, describes and deletes objects of any name', async () => {
    await using google = await start();
    expect(await good(google, 'round-trip')).toMatchInlineSnapshot(`
      {
        "contents": {
          "../../etc/passwd": "content of ../../etc/passwd",
          "a.txt": "content of a.txt",
          "deep/er/b.txt": "content of deep/er/b.txt",
          "empty": "",
          "per%2Fcent": "content of per%2Fcent",
          "ünï – 世界.txt": "content of ünï – 世界.txt",
        },
        "copied": {
          "step": "7",
        },
        "exists": false,
        "location": "US",
        "prefixes": [
          "../",
          "deep/",
        ],
        "root": [
          "a.txt",
          "empty",
          "per%2Fcent",
          "ünï – 世界.txt",
        ],
      }
    `);
    const report = google.report();
    expect(report.tokensMinted).toMatchObject([
      { account: RUNNER, audience: 'https://www.googleapis.com/oauth2/v4/token' },
    ]);
    expect(report).toMatchObject({
      tokensRejected: [],
      authFailures: [],
      refusedConnects: [],
      unhandled: [],
      malformed: [],
    });
  });

  it('uploads five megabytes in chunks and reads a range of them', async () => {
    await using google = await start();
    expect(await good(google, 'resumable')).toEqual({ same: true, part: 'xonpolya' });
    const chunks = google.report().calls.filter(({ method }) => method === 'PUT');
    expect(chunks.map(({ status }) => status)).toEqual([308, 308, 308, 308, 308, 200]);
  });

  it('lists more than a thousand objects page by page', async () => {
    await using google = await start();
    for (let run = 0; run < 2001; run++) google.seed('plx-outputs', `runs/${run}`, '');
    expect(await good(google, 'listing')).toEqual({ count: 2001, distinct: 2001 });
    expect(google.report().calls.filter(({ target }) => target.includes('/o?'))).toHaveLength(3);
  });
});

describe('a client that may not write', () => {
  it('is told that its signature is wrong when the key is not the one of its account', async () => {
    await using google = await start();
    const keyFile = await google.forgedKeyFile(RUNNER);
    expect(await runScenario(google, { name: 'failure', keyFile })).toContain('invalid_grant');
    expect(google.report()).toMatchObject({
      tokensMinted: [],
      tokensRejected: [{ reason: 'bad_signature' }],
      objects: [],
    });
  });

  it('is forbidden a bucket that its account was not granted', async () => {
    await using google = await start();
    const keyFile = google.keyFile(STRANGER);
    expect(await runScenario(google, { name: 'failure', keyFile })).toContain(
      'does not have storage.objects.create access',
    );
    expect(google.report()).toMatchObject({ authFailures: [{ why: 'not_granted' }], objects: [] });
  });

  it('is anonymous when STORAGE_EMULATOR_HOST tempts it to leave its token at home', async () => {
    await using google = await start();
    const env = { STORAGE_EMULATOR_HOST: 'https://storage.googleapis.com' };
    const message = await runScenario(google, { name: 'failure', keyFile: google.keyFile(RUNNER), env });
    expect(message).toContain('Anonymous caller');
    expect(google.report()).toMatchObject({ tokensMinted: [], authFailures: [{ why: 'no_token' }], objects: [] });
  });
});

describe('a client that meets a fault', () => {
  it('tries again after 503', async () => {
    await using google = await start();
    google.inject({ effect: 'status', status: 503, matches: 'uploadType=multipart', times: 1 });
    expect(await good(google, 'failure')).toMatchInlineSnapshot(`"The test asked for this failure."`);
    console.log(google.report().calls);
  });

  it('goes on with an upload whose connection was reset in the middle of a chunk', async () => {
    await using google = await start();
    google.inject({ effect: 'reset', afterBytes: 100_000, method: 'PUT', nth: 3 });
    expect(await good(google, 'resumable')).toEqual({ same: true, part: 'xonpolya' });
    console.log(google.report().calls);
  });
});
