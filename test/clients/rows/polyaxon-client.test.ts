import type { V1Pod } from '@kubernetes/client-node';
import { describe, expect } from 'vitest';
import { POLYAXON_HOST_ALIASES } from '../../../lab/polyaxon/polyaxon-api.ts';
import type { EnvironmentName } from '../environments/environment.ts';
import { ACCOUNT, BUCKETS, OTHER_ACCOUNT } from '../harness/configuration.ts';
import type { Job } from '../harness/job.ts';
import { jsonLineOf } from '../harness/json-line.ts';
import { experimentWithData0x, EXPERIMENT_OUTPUTS as OUTPUTS } from '../harness/pods.ts';
import { expectAuthenticated, expectKeyRefused, expectNoContact, textsIn } from '../harness/proof.ts';
import { runInjected, runNotInjected, runWithWrongKey } from '../harness/run-client.ts';
import { asOf04, withReferences } from '../harness/runs-0x.ts';
import { beyond } from '../harness/seeds.ts';
import { it } from '../harness/with-polyaxon-api.ts';

const EARLIER = 'root/quick-start/experiments/3';
const seeds = {
  [BUCKETS.outputs]: { [`${EARLIER}/old.txt`]: 'content of old.txt' },
  [BUCKETS.data]: { 'train.csv': 'content of train.csv' },
};

const run = withReferences(experimentWithData0x(), [`/outputs/${EARLIER}`]);

interface Client {
  readonly release: string;
  readonly environment: EnvironmentName;
  readonly pod: V1Pod;
  /** The client's names for log_artifact and log_artifacts. */
  readonly methods: string;
}

const since05 = { pod: run, methods: 'log_artifact log_artifacts' };
const CLIENTS: readonly Client[] = [
  {
    release: '0.4.4',
    environment: 'polyaxon-client-0.4-python-3.7',
    pod: asOf04(run),
    methods: 'log_output log_outputs',
  },
  { release: '0.5.6', environment: 'polyaxon-client-0.5-python-3.8', ...since05 },
  { release: '0.6.1', environment: 'polyaxon-client-0.6-python-3.8', ...since05 },
];

describe.for(CLIENTS)(
  'polyaxon-client $release, with outputs and data in two buckets with different keys',
  (client) => {
    const { environment, pod, methods } = client;
    const args = [`cd /tmp && python /jobs/track_an_experiment.py ${methods}`];
    const job: Job = { pod, environment, spec: { hostAliases: POLYAXON_HOST_ALIASES }, main: { args } };

    it("keeps its outputs, and reads them, an earlier run's outputs and the data", async ({ api }) => {
      const outcome = await runInjected(job, { seeds });
      expect(jsonLineOf(outcome)).toEqual({
        outputs: `gs://${BUCKETS.outputs}/${OUTPUTS}`,
        downloaded: 'content of weights.txt',
        listed: ['report.txt', 'weights.txt', 'images'],
        references: { [`gs://${BUCKETS.outputs}/${EARLIER}`]: ['old.txt'] },
        data: { [`gs://${BUCKETS.data}`]: ['train.csv'] },
      });
      expectAuthenticated(outcome);
      expect({ calls: api.calls, refused: api.refused }).toEqual({
        calls: expect.arrayContaining(['PATCH /api/v1/root/quick-start/experiments/7/']),
        refused: [],
      });
      expect(new Set(outcome.report.tokensMinted.map(({ account }) => account))).toEqual(
        new Set([ACCOUNT, OTHER_ACCOUNT]),
      );
      expect(textsIn(outcome, BUCKETS.outputs)).toEqual({
        ...seeds[BUCKETS.outputs],
        [`${OUTPUTS}/weights.txt`]: 'content of weights.txt',
        [`${OUTPUTS}/report.txt`]: 'content of report.txt',
        [`${OUTPUTS}/images/one.txt`]: 'content of images/one.txt',
        [`${OUTPUTS}/images/sub/two.txt`]: 'content of images/sub/two.txt',
      });
    });

    it('keeps nothing there without injection, and notices only when it reads', async () => {
      const outcome = await runNotInjected(job, { seeds });
      expectNoContact(beyond(seeds, outcome));
      expect(outcome.log).toContain("No such file or directory: 'downloaded.txt'");
    });

    it('is refused by Google with a wrong key', async () => {
      const outcome = await runWithWrongKey(job, { seeds });
      expectKeyRefused(beyond(seeds, outcome));
      expect(outcome.log).toContain('Invalid JWT Signature.');
    });
  },
);
