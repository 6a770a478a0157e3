import { describe, expect, it } from 'vitest';
import type { Job } from '../harness/job.ts';
import { experiment0x, TRAININGS } from '../harness/pods.ts';
import { expectAnonymous, expectAuthenticated, expectKeyRefused, expectNoContact, textsIn } from '../harness/proof.ts';
import { runInjected, runNotInjected, runWithWrongKey } from '../harness/run-client.ts';

const training: Omit<Job, 'pod'> = {
  environment: 'tensorflow-2.21-python-3.11',
  main: { command: ['python', '/jobs/train.py'] },
};

describe.for(TRAININGS)('TensorFlow 2.21 in a run of $generation', ({ pod, bucket, outputs }) => {
  const job: Job = { ...training, pod };

  it('keeps files, checkpoints, models and summaries in the bucket', async () => {
    const outcome = await runInjected(job);
    expect(outcome.log).toContain('done: train_with_keras');
    expectAuthenticated(outcome);
    const texts = textsIn(outcome, bucket);
    expect(texts[`${outputs}/notes/kept.txt`]).toBe('hello from the pod\n');
    expect(texts).not.toHaveProperty([`${outputs}/notes/second.txt`]);
    const filled = outcome.report.objects.filter(({ size }) => size > 0);
    expect(filled.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        `${outputs}/checkpoints/ckpt-3.data-00000-of-00001`,
        `${outputs}/checkpoints/ckpt-3.index`,
        `${outputs}/models/epoch-2.keras`,
        `${outputs}/models/last.keras`,
        `${outputs}/saved-model/saved_model.pb`,
        expect.stringMatching(`^${outputs}/logs/train/events.out.tfevents`),
      ]),
    );
  });

  it('is refused by Google with a wrong key', async () => {
    const outcome = await runWithWrongKey(job);
    expectKeyRefused(outcome);
    expect(outcome.log).toContain('PermissionDeniedError');
  });

  it('is anonymous to Google without injection, though its author wrote the path', async () => {
    const env = [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: `gs://${bucket}/${outputs}` }];
    const outcome = await runNotInjected({ ...job, main: { ...job.main, env } });
    expectAnonymous(outcome);
    expect(outcome.log).toContain('HTTP response code 401');
  });
});

it('a run of 0.x without injection succeeds, and its outputs are lost', async () => {
  const outcome = await runNotInjected({ ...training, pod: experiment0x() });
  expect(outcome).toMatchObject({
    phase: 'Succeeded',
    exitCode: 0,
    log: expect.stringContaining('done: train_with_keras'),
  });
  expectNoContact(outcome);
});
