import type { V1Pod } from '@kubernetes/client-node';
import { describe, expect } from 'vitest';
import { POLYAXON_HOST_ALIASES } from '../../../lab/polyaxon/polyaxon-api.ts';
import { BUCKETS } from '../harness/configuration.ts';
import type { Job } from '../harness/job.ts';
import { jsonLineOf } from '../harness/json-line.ts';
import { JOB_OUTPUTS as OUTPUTS } from '../harness/pods.ts';
import { expectAuthenticated, expectNoContact, textsIn } from '../harness/proof.ts';
import { type Outcome, runInjected, runNotInjected, serve, WRONG_KEY } from '../harness/run-client.ts';
import { it } from '../harness/with-polyaxon-api.ts';
import { makePods, RELEASES, type Release } from '../releases/made-pods.ts';

const command = ['python', '/jobs/track_a_run.py'];
const pods = { '2.9.4': await makePods('2.9.4', command), '2.18.0': await makePods('2.18.0', command) };

const runOf = (release: Release, pod: unknown): Job => ({
  pod: pod as V1Pod,
  environment: RELEASES[release],
  spec: { hostAliases: POLYAXON_HOST_ALIASES },
  main: {},
});

function expectModelInStore(outcome: Outcome): void {
  expect(jsonLineOf(outcome)).toEqual({
    store: 'GCSFileSystem',
    outputs: `gs://${BUCKETS.artifacts}/${OUTPUTS}`,
    model: 'weights',
    listed: [`${BUCKETS.artifacts}/${OUTPUTS}/model.bin`],
  });
  expectAuthenticated(outcome);
  expect(textsIn(outcome, BUCKETS.artifacts)).toEqual({ [`${OUTPUTS}/model.bin`]: 'weights' });
}

function expectModelInPod(outcome: Outcome): void {
  expectNoContact(outcome);
  expect(outcome.exitCode).toBe(0);
  expect(outcome.log).toContain('Artifacts store connection not detected.');
  expect(jsonLineOf(outcome)).toMatchObject({ store: 'LocalFileSystem', model: 'weights' });
}

/** Not run to its end: gcsfs retries for minutes. */
async function expectRefused(job: Job): Promise<void> {
  await using run = await serve(job, WRONG_KEY);
  await expect.poll(() => run.google.report().tokensRejected.length, { timeout: 120_000 }).toBeGreaterThan(0);
  expect(run.google.report()).toMatchObject({ tokensMinted: [], objects: [] });
  expect(run.google.report().tokensRejected[0]).toMatchObject({ description: 'Invalid JWT Signature.' });
}

describe.for(['2.9.4', '2.18.0'] as const)('polyaxon %s in a pod of the same release', (release) => {
  const job: Job = { ...runOf(release, pods[release].job[0]), isOfJobController: true };

  it('keeps its model in the artifacts store, and reads it back', async ({ api }) => {
    expectModelInStore(await runInjected(job));
    expect({ calls: api.calls, refused: api.refused }).toEqual({
      calls: expect.arrayContaining([`GET /api/v1/default/mnist/runs/8aac02e3a62a4f0aaa257c59da5eab80`]),
      refused: [],
    });
  });

  it('keeps it only in the pod without injection, and succeeds', async () => {
    expectModelInPod(await runNotInjected(job));
  });

  it('is refused by Google with a wrong key', () => expectRefused(job));
});

describe.for(['notebook', 'tfjob', 'pytorchjob'] as const)('polyaxon 2.18.0 in a run of another kind: %s', (kind) => {
  const job = runOf('2.18.0', pods['2.18.0'][kind].at(-1));

  it('keeps its model in the artifacts store', async () => {
    expectModelInStore(await runInjected(job));
  });

  it('keeps it only in the pod without injection, and succeeds', async () => {
    expectModelInPod(await runNotInjected(job));
  });

  it('is refused by Google with a wrong key', () => expectRefused(job));
});
