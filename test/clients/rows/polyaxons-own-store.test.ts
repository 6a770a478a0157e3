import { describe, expect } from 'vitest';
import { BUCKETS } from '../lab/configuration.ts';
import type { Job } from '../lab/job.ts';
import { EXPERIMENT_OUTPUTS, experimentOnGcs0x, notebookOnGcs0x } from '../lab/pods.ts';
import { POLYAXON_HOST_ALIASES } from '../lab/polyaxon-api.ts';
import { expectAuthenticated, expectKeyRefused, expectNoContact, textsIn } from '../lab/proof.ts';
import { runInjected, runNotInjected, runWithWrongKey } from '../lab/run-client.ts';
import { it } from '../lab/with-polyaxon-api.ts';

const spec = { hostAliases: POLYAXON_HOST_ALIASES };
const CLIENTS = [
  { release: '0.5.6', environment: 'polyaxon-client-0.5-python-3.8' },
  { release: '0.6.1', environment: 'polyaxon-client-0.6-python-3.8' },
] as const;

describe.for(CLIENTS)(
  'polyaxon-client $release in an experiment with a read-only root, whose store is on GCS by Polyaxon itself',
  ({ environment }) => {
    const job: Job = {
      pod: experimentOnGcs0x(),
      environment,
      spec: { ...spec, volumes: [{ name: 'work', emptyDir: {} }] },
      main: {
        args: ['cd /work && python /jobs/log_an_artifact.py'],
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: [{ name: 'work', mountPath: '/work' }],
      },
    };

    it('keeps its outputs', async () => {
      const outcome = await runInjected(job);
      expect(outcome.log).toContain(`done: gs://${BUCKETS.outputs}/${EXPERIMENT_OUTPUTS}`);
      expectAuthenticated(outcome);
      expect(textsIn(outcome, BUCKETS.outputs)).toEqual({
        [`${EXPERIMENT_OUTPUTS}/weights.txt`]: 'content of weights.txt',
      });
    });

    it('cannot even make its Experiment where it is not injected: the client copies its key to /tmp', async () => {
      const outcome = await runNotInjected(job);
      expectNoContact(outcome);
      expect(outcome.log).toContain("No such file or directory: '/tmp/.polyaxon/.gcsaccess.json'");
    });

    it('is refused by Google with a wrong key', async () => {
      expectKeyRefused(await runWithWrongKey(job));
    });
  },
);

describe('TensorFlow 2.13 in an experiment whose store is on GCS by Polyaxon itself', () => {
  const job: Job = {
    pod: experimentOnGcs0x(),
    environment: 'tensorflow-2.13-polyaxon-client-0.6-python-3.8',
    spec,
    main: { args: ['python /jobs/track_and_train.py'] },
  };

  it('writes to the bucket before the client is asked for the experiment, and after', async () => {
    const outcome = await runInjected(job);
    expectAuthenticated(outcome);
    expect(textsIn(outcome, BUCKETS.outputs)).toMatchObject({
      [`${EXPERIMENT_OUTPUTS}/before.txt`]: 'from TensorFlow\n',
      [`${EXPERIMENT_OUTPUTS}/metrics.txt`]: 'from polyaxon-client\n',
      [`${EXPERIMENT_OUTPUTS}/after.txt`]: 'from TensorFlow\n',
    });
  });

  it('is refused by Google with a wrong key', async () => {
    expectKeyRefused(await runWithWrongKey(job));
  });
});

describe.for(CLIENTS)('polyaxon-client $release in a notebook, which Polyaxon starts by /bin/sh', ({ environment }) => {
  const job: Job = {
    pod: notebookOnGcs0x(),
    environment,
    spec,
    main: { args: ['cd /tmp && python /jobs/log_an_artifact.py'] },
  };
  const notebook = 'root/quick-start/notebooks/2';

  it('keeps its outputs', async () => {
    const outcome = await runInjected(job);
    expect(outcome.log).toContain(`done: gs://${BUCKETS.outputs}/${notebook}`);
    expectAuthenticated(outcome);
    expect(textsIn(outcome, BUCKETS.outputs)).toEqual({ [`${notebook}/weights.txt`]: 'content of weights.txt' });
  });

  it('has no key where it is not injected: the shell drops gcs-key.json, which is no name of a variable to it', async () => {
    const outcome = await runNotInjected(job);
    expectNoContact(outcome);
    expect(outcome.log).toContain('received a store type `gcs` without valid access key.');
  });

  it('is refused by Google with a wrong key', async () => {
    expectKeyRefused(await runWithWrongKey(job));
  });
});
