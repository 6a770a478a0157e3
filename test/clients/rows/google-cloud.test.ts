import { realpathSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUCKETS } from '../lab/configuration.ts';
import type { Job } from '../lab/job.ts';
import { EXPERIMENT_OUTPUTS, experiment0x, JOB_OUTPUTS, job2x } from '../lab/pods.ts';
import { expectAnonymous, expectAuthenticated, expectKeyRefused, expectNoContact, textsIn } from '../lab/proof.ts';
import { runInjected, runNotInjected, runWithWrongKey } from '../lab/run-client.ts';

const environment = 'google-cloud-python-3.11';

/** A client, what it finds after its round trip, and the message that it is known by where no key is given. */
interface Client {
  readonly client: string;
  readonly job: Omit<Job, 'pod'>;
  readonly found: string;
  readonly withoutKey: { readonly asks: boolean; readonly says: string };
}

/** gcsfs goes on for half a minute after a refusal, and for minutes where it may also ask by gRPC. */
const SOON = ['timeout', '20'];
const NODE_MODULES = { name: 'modules', hostPath: { path: realpathSync('node_modules'), type: 'Directory' } };

const CLIENTS: readonly Client[] = [
  {
    client: 'google-cloud-storage',
    job: { environment, main: { command: ['python', '/jobs/store_with_google_cloud_storage.py'] } },
    found: 'large.bin note.txt',
    withoutKey: { asks: false, says: 'DefaultCredentialsError' },
  },
  {
    client: 'gcsfs, pandas and pyarrow',
    job: { environment, main: { command: [...SOON, 'python', '/jobs/store_with_fsspec.py'] } },
    found: 'large.bin losses.csv losses.parquet note.txt',
    withoutKey: { asks: true, says: 'HttpError: Anonymous caller' },
  },
  {
    client: '@google-cloud/storage',
    job: {
      main: {
        command: ['node', '/jobs/store-with-node.mjs'],
        volumeMounts: [{ name: NODE_MODULES.name, mountPath: '/node_modules', readOnly: true }],
      },
      spec: { volumes: [NODE_MODULES] },
    },
    found: 'large.bin note.txt',
    withoutKey: { asks: false, says: 'Could not load the default credentials' },
  },
];

const GENERATIONS = [
  { generation: '0.x', pod: experiment0x(), bucket: BUCKETS.outputs, outputs: EXPERIMENT_OUTPUTS },
  { generation: '2.x', pod: job2x(), bucket: BUCKETS.artifacts, outputs: JOB_OUTPUTS },
];

const RUNS = GENERATIONS.flatMap((generation) => CLIENTS.map((client) => ({ ...generation, ...client })));

describe.for(RUNS)('$client in a run of $generation', ({ pod, job: task, bucket, outputs, found, withoutKey }) => {
  const job: Job = { ...task, pod };

  it('finds in the bucket what it stored', async () => {
    const outcome = await runInjected(job);
    expect(outcome.log).toContain(`found: ${found}\n`);
    expectAuthenticated(outcome);
    expect(textsIn(outcome, bucket)[`${outputs}/note.txt`]).toBe('hello from the pod\n');
    expect(outcome.report.objects.map(({ name }) => name)).toEqual(
      found.split(' ').map((name) => `${outputs}/${name}`),
    );
  });

  it('is refused by Google with a wrong key', async () => {
    expectKeyRefused(await runWithWrongKey(job));
  });

  it('stores nothing where it is not injected, though its author wrote the path', async () => {
    const env = [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: `gs://${bucket}/${outputs}` }];
    const outcome = await runNotInjected({ ...job, main: { ...job.main, env } });
    expect(outcome.log).toContain(withoutKey.says);
    if (withoutKey.asks) expectAnonymous(outcome);
    else expectNoContact(outcome);
  });
});
