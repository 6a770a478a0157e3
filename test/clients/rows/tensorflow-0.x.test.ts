import { describe, expect } from 'vitest';
import { POLYAXON_HOST_ALIASES } from '../../../lab/polyaxon/polyaxon-api.ts';
import { BUCKETS } from '../harness/configuration.ts';
import type { Job } from '../harness/job.ts';
import { EXPERIMENT_OUTPUTS, experiment0x, experimentOnGcs0x } from '../harness/pods.ts';
import { expectAuthenticated, expectKeyRefused, expectNoContact, textsIn } from '../harness/proof.ts';
import { runInjected, runNotInjected, runWithWrongKey } from '../harness/run-client.ts';
import { it } from '../harness/with-polyaxon-api.ts';

const job: Job = {
  pod: experiment0x(),
  spec: { hostAliases: POLYAXON_HOST_ALIASES },
  environment: 'tensorflow-2.13-polyaxon-client-0.6-python-3.8',
  main: { command: ['python', '/jobs/track_and_train.py'] },
};

const inOutputs = (...names: readonly string[]) => names.map((name) => `${EXPERIMENT_OUTPUTS}/${name}`);

describe('TensorFlow 2.13 beside polyaxon-client 0.6.1 in a run of 0.x', () => {
  it('writes to the bucket before and after the call of the client for the experiment', async () => {
    const outcome = await runInjected(job);
    expectAuthenticated(outcome);
    expect(textsIn(outcome, BUCKETS.outputs)).toMatchObject({
      [`${EXPERIMENT_OUTPUTS}/after.txt`]: 'from TensorFlow\n',
      [`${EXPERIMENT_OUTPUTS}/before.txt`]: 'from TensorFlow\n',
      [`${EXPERIMENT_OUTPUTS}/metrics.txt`]: 'from polyaxon-client\n',
    });
  });

  it('is refused by Google with a wrong key', async () => {
    expectKeyRefused(await runWithWrongKey(job));
  });

  it('loses all of it without injection', async () => {
    const outcome = await runNotInjected(job);
    expect(outcome.log).toContain('trained: before.txt');
    expectNoContact(outcome);
  });

  it("cannot write before the call of the client in Polyaxon's own pod for a store on GCS", async () => {
    const outcome = await runNotInjected({ ...job, pod: experimentOnGcs0x() });
    expect(outcome.log).toMatch(/refused: before\.txt .*401/);
    expect(Object.keys(textsIn(outcome, BUCKETS.outputs))).toEqual(expect.arrayContaining(inOutputs('metrics.txt')));
    expect(Object.keys(textsIn(outcome, BUCKETS.outputs))).not.toEqual(expect.arrayContaining(inOutputs('before.txt')));
  });
});
