import { describe, expect, it } from 'vitest';
import type { Fault } from '../../google/faults/fault.ts';
import type { Job } from '../lab/job.ts';
import { EXPERIMENT_OUTPUTS, experiment0x } from '../lab/pods.ts';
import { expectAuthenticated } from '../lab/proof.ts';
import { runInjected } from '../lab/run-client.ts';

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

/** Two refusals and a connection that is torn down with half of the content on its way. */
const WHILE_UPLOADING: readonly Fault[] = [
  { effect: 'status', status: 503, matches: 'upload_id=', nth: 1, times: 2 },
  { effect: 'reset', matches: 'upload_id=', nth: 4, afterBytes: 500_000 },
];

describe.for([
  ['TensorFlow', withTensorflow],
  ['google-cloud-storage', withPython],
  ['gcsfs', withFsspec],
] as const)('%s', ([, job]) => {
  it('gets its upload through refusals and a torn connection', async () => {
    const outcome = await runInjected(job, { faults: WHILE_UPLOADING });
    expectAuthenticated(outcome);
    expect(outcome.log).toContain('found: large.bin');
    expect(outcome.report.calls.filter(({ faulted }) => faulted).map(({ status }) => status)).toEqual([
      503,
      503,
      'reset',
    ]);
    expect(outcome.report.objects.map(({ name }) => name)).toContain(`${EXPERIMENT_OUTPUTS}/large.bin`);
  });
});

it('TensorFlow asks for a new token before the one that it has ends', async () => {
  const main = { command: ['python', '/jobs/train.py'] };
  // It counts one minute less, so that each token serves it for three seconds.
  const outcome = await runInjected({ pod, environment: tensorflow, main }, { tokenLifetimeSeconds: 63 });
  expectAuthenticated(outcome);
  expect(outcome.log).toContain('done: train_with_keras');
  expect(outcome.report.tokensMinted.length).toBeGreaterThan(1);
});

it('google-cloud-storage gets a new token when Google takes the one that it has for ended', async () => {
  const faults: readonly Fault[] = [{ effect: 'status', status: 401, matches: 'upload_id=', nth: 2 }];
  const outcome = await runInjected(withPython, { faults });
  expectAuthenticated(outcome);
  expect(outcome.log).toContain('found: large.bin note.txt');
  const { calls } = outcome.report;
  const next = calls[calls.findIndex(({ faulted }) => faulted) + 1];
  expect(next).toMatchObject({ method: 'POST', host: 'oauth2.googleapis.com', status: 200 });
});
