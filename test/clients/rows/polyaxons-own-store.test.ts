import type { V1Pod } from '@kubernetes/client-node';
import { describe, expect } from 'vitest';
import { POLYAXON_HOST_ALIASES } from '../../../lab/polyaxon/polyaxon-api.ts';
import type { EnvironmentName } from '../environments/environment.ts';
import { BUCKETS } from '../harness/configuration.ts';
import type { Job } from '../harness/job.ts';
import { EXPERIMENT_OUTPUTS, experimentOnGcs0x, notebookOnGcs0x } from '../harness/pods.ts';
import { expectAuthenticated, expectKeyRefused, expectNoContact, textsIn } from '../harness/proof.ts';
import { runInjected, runNotInjected, runWithWrongKey } from '../harness/run-client.ts';
import { asOf04 } from '../harness/runs-0x.ts';
import { it } from '../harness/with-polyaxon-api.ts';

const spec = { hostAliases: POLYAXON_HOST_ALIASES };

interface Client {
  readonly release: string;
  readonly environment: EnvironmentName;
  /** The pods of that release's spawner. */
  readonly asOf: (pod: V1Pod) => V1Pod;
  /** The client's name for log_artifact. */
  readonly method: string;
}

const since05 = { asOf: (pod: V1Pod) => pod, method: 'log_artifact' };
const CLIENTS: readonly Client[] = [
  { release: '0.4.4', environment: 'polyaxon-client-0.4-python-3.7', asOf: asOf04, method: 'log_output' },
  { release: '0.5.6', environment: 'polyaxon-client-0.5-python-3.8', ...since05 },
  { release: '0.6.1', environment: 'polyaxon-client-0.6-python-3.8', ...since05 },
];

describe.for(CLIENTS)(
  "polyaxon-client $release in an experiment with a read-only root and Polyaxon's own store on GCS",
  ({ environment, asOf, method }) => {
    const job: Job = {
      pod: asOf(experimentOnGcs0x()),
      environment,
      spec: { ...spec, volumes: [{ name: 'work', emptyDir: {} }] },
      main: {
        args: [`cd /work && python /jobs/log_an_artifact.py ${method}`],
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: [{ name: 'work', mountPath: '/work' }],
      },
    };

    it('fares as without injection: its entry keeps its key, which the client copies to /tmp', async () => {
      const outcome = await runInjected(job);
      expectNoContact(outcome);
      expect(outcome.log).toContain("No such file or directory: '/tmp/.polyaxon/.gcsaccess.json'");
    });

    it('cannot even make its Experiment without injection: the client copies its key to /tmp', async () => {
      const outcome = await runNotInjected(job);
      expectNoContact(outcome);
      expect(outcome.log).toContain("No such file or directory: '/tmp/.polyaxon/.gcsaccess.json'");
    });
  },
);

describe("TensorFlow 2.13 in an experiment with Polyaxon's own store on GCS", () => {
  const job: Job = {
    pod: experimentOnGcs0x(),
    environment: 'tensorflow-2.13-polyaxon-client-0.6-python-3.8',
    spec,
    main: { args: ['python /jobs/track_and_train.py'] },
  };

  it('writes to the bucket before and after the call of the client for the experiment', async () => {
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

describe.for(CLIENTS)('polyaxon-client $release in a notebook, which Polyaxon starts with /bin/sh', (client) => {
  const { environment, asOf, method } = client;
  const job: Job = {
    pod: asOf(notebookOnGcs0x()),
    environment,
    spec,
    main: { args: [`cd /tmp && python /jobs/log_an_artifact.py ${method}`] },
  };
  const notebook = 'root/quick-start/notebooks/2';

  it('keeps its outputs', async () => {
    const outcome = await runInjected(job);
    expect(outcome.log).toContain(`done: gs://${BUCKETS.outputs}/${notebook}`);
    expectAuthenticated(outcome);
    expect(textsIn(outcome, BUCKETS.outputs)).toEqual({ [`${notebook}/weights.txt`]: 'content of weights.txt' });
  });

  it('has no key without injection: the shell drops gcs-key.json, because it is no identifier', async () => {
    const outcome = await runNotInjected(job);
    expectNoContact(outcome);
    expect(outcome.log).toContain('received a store type `gcs` without valid access key.');
  });

  it('is refused by Google with a wrong key', async () => {
    expectKeyRefused(await runWithWrongKey(job));
  });
});

it('log_artifact of polyaxon-client 0.4.4 is broken by itself: it asks a client that is None for the store', async () => {
  const outcome = await runInjected({
    pod: asOf04(experimentOnGcs0x()),
    environment: 'polyaxon-client-0.4-python-3.7',
    spec,
    main: { args: ['cd /tmp && python /jobs/log_an_artifact.py log_artifact'] },
  });
  expectNoContact(outcome);
  expect(outcome.log).toContain("'NoneType' object has no attribute 'outputs_store'");
});
