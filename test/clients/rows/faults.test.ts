import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../lab/google/faults/fault.ts';
import { BUCKETS } from '../harness/configuration.ts';
import type { Job } from '../harness/job.ts';
import { EXPERIMENT_OUTPUTS, experiment0x } from '../harness/pods.ts';
import { expectAuthenticated } from '../harness/proof.ts';
import { type Outcome, runInjected } from '../harness/run-client.ts';
import { isLarge } from '../harness/stored-content.ts';

const pod = experiment0x();
const tensorflow = 'tensorflow-2.21-python-3.11';
const googleCloud = 'google-cloud-python-3.11';

const withTensorflow: Job = {
  pod,
  environment: tensorflow,
  main: { command: ['python', '/jobs/upload_with_tensorflow.py'] },
};
const withPython: Job = {
  pod,
  environment: googleCloud,
  main: { command: ['python', '/jobs/store_with_google_cloud_storage.py'] },
};
const withFsspec: Job = { pod, environment: googleCloud, main: { command: ['python', '/jobs/store_with_fsspec.py'] } };

/** Two refusals, and a connection that breaks after half of the content. */
const WHILE_UPLOADING: readonly Fault[] = [
  { effect: 'status', status: 503, matches: 'upload_id=', nth: 1, times: 2 },
  { effect: 'reset', matches: 'upload_id=', nth: 4, afterBytes: 500_000 },
];

describe.for([
  ['TensorFlow', withTensorflow, 5],
  ['google-cloud-storage', withPython, 3],
  ['gcsfs', withFsspec, 6],
] as const)('%s', ([, job, mebibytes]) => {
  it('completes its upload through refusals and a broken connection', async () => {
    const outcome = await runInjected(job, { faults: WHILE_UPLOADING });
    expectAuthenticated(outcome);
    expect(outcome.log).toContain('found: large.bin');
    expect(outcome.report.calls.filter(({ faulted }) => faulted).map(({ status }) => status)).toEqual([
      503,
      503,
      'reset',
    ]);
    expectUploaded(outcome, mebibytes);
  });
});

it('TensorFlow requests a new token before its present one ends', async () => {
  const main = { command: ['python', '/jobs/train.py'] };
  // It subtracts one minute, so each token serves it for a second. The training takes some seconds.
  const outcome = await runInjected({ pod, environment: tensorflow, main }, { tokenLifetimeSeconds: 61 });
  expectAuthenticated(outcome);
  expect(outcome.log).toContain('done: train_with_keras');
  expect(outcome.report.tokensMinted.length).toBeGreaterThan(1);
});

/** The second piece of an upload comes with the token of the first. */
const ENDED_TOKEN: readonly Fault[] = [{ effect: 'expire', matches: 'upload_id=', nth: 2 }];

/** gcsfs retries with the same token until five minutes before the token's end: ten seconds here. */
const GCSFS_WAITS = 310;

describe.for([
  ['google-cloud-storage', withPython, 3, {}],
  ['gcsfs', withFsspec, 6, { tokenLifetimeSeconds: GCSFS_WAITS }],
] as const)('%s', ([, job, mebibytes, choices]) => {
  it('gets a new token when Google treats its present one as ended, and resumes its upload', async () => {
    const outcome = await runInjected(job, { ...choices, faults: ENDED_TOKEN });
    const { calls, authFailures } = outcome.report;
    expect(new Set(authFailures.map(({ why }) => why))).toEqual(new Set(['expired_token']));
    const [renewal, ...further] = calls.slice(calls.findLastIndex(({ status }) => status === 401) + 1);
    expect(renewal).toMatchObject({ method: 'POST', host: 'oauth2.googleapis.com', status: 200 });
    expect(further.find(({ account }) => account)).toMatchObject({ target: expect.stringContaining('upload_id=') });
    expectAuthenticated({ report: { ...outcome.report, authFailures: [] } });
    expect(outcome.log).toContain('found: large.bin');
    expectUploaded(outcome, mebibytes);
  });
});

function expectUploaded({ objects }: Outcome, mebibytes: number): void {
  const uploaded = objects(BUCKETS.outputs).find(({ name }) => name === `${EXPERIMENT_OUTPUTS}/large.bin`);
  expect(uploaded?.content).toSatisfy(isLarge(mebibytes));
}
