import { realpathSync } from 'node:fs';
import { basename } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import type { Job } from '../harness/job.ts';
import { TRAININGS } from '../harness/pods.ts';
import {
  expectAnonymous,
  expectAuthenticated,
  expectKeyRefused,
  expectNoContact,
  expectServed,
  expectSignatureRefused,
} from '../harness/proof.ts';
import { type Outcome, runInjected, runNotInjected, runWithWrongKey } from '../harness/run-client.ts';
import { type ContentCheck, isLarge, isParquet, isRepeated, isText } from '../harness/stored-content.ts';

const environment = 'google-cloud-python-3.11';

/** A client, the objects after its round trip, and its message without a key. */
interface Client {
  readonly client: string;
  readonly job: Omit<Job, 'pod'>;
  readonly found: Readonly<Record<string, ContentCheck>>;
  readonly withoutKey: { readonly expect: (outcome: Outcome) => void; readonly says: string };
  /** It requests no tokens. */
  readonly signsItself?: true;
  /** It retries for minutes after a refusal. */
  readonly isPersistent?: true;
}

const NOTE = { 'note.txt': isText('hello from the pod\n') };
const NODE_MODULES = { name: 'modules', hostPath: { path: realpathSync('node_modules'), type: 'Directory' } };

const CLIENTS: readonly Client[] = [
  {
    client: 'google-cloud-storage',
    job: { environment, main: { command: ['python', '/jobs/store_with_google_cloud_storage.py'] } },
    found: { 'large.bin': isLarge(3), ...NOTE },
    withoutKey: { expect: expectNoContact, says: 'DefaultCredentialsError' },
  },
  {
    client: 'pandas and pyarrow',
    job: { environment, main: { command: ['python', '/jobs/store_with_pyarrow.py'] } },
    found: { 'losses.parquet': isParquet, ...NOTE },
    withoutKey: { expect: expectNoContact, says: 'Could not create a OAuth2 access token' },
    signsItself: true,
  },
  {
    client: 'gcsfs, pandas and pyarrow by fsspec',
    job: { environment, main: { command: ['python', '/jobs/store_with_fsspec.py'] } },
    found: {
      'large.bin': isLarge(6),
      'losses.csv': isText('step,loss\n0,1.0\n1,0.5\n2,0.25\n'),
      'losses.parquet': isParquet,
      ...NOTE,
    },
    withoutKey: { expect: expectAnonymous, says: 'HttpError: Anonymous caller' },
    isPersistent: true,
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
    found: { 'large.bin': isRepeated('large', 3), ...NOTE },
    withoutKey: { expect: expectAnonymous, says: 'Could not load the default credentials' },
  },
];

/**
 * Ends a client that was refused. A shell does this, because nobody can end the first process of a container from
 * inside.
 */
const forOneMinute = (job: Job): Job => ({
  ...job,
  main: {
    ...job.main,
    command: ['/bin/bash', '-c', 'timeout 60 "$@" || exit $?', 'bash', ...(job.main.command ?? [])],
  },
});

const RUNS = TRAININGS.flatMap((training) => CLIENTS.map((client) => ({ ...training, ...client })));

describe.for(RUNS)(
  '$client in a run of $generation',
  ({ pod, job: task, bucket, outputs, found, withoutKey, signsItself, isPersistent }) => {
    const job: Job = { ...task, pod };

    it('finds its stored objects in the bucket', async () => {
      const outcome = await runInjected(job);
      expect(outcome.log).toContain(`found: ${Object.keys(found).join(' ')}\n`);
      if (signsItself) expectServed(outcome);
      else expectAuthenticated(outcome);
      const stored = outcome.objects(bucket);
      expect(stored.map(({ name }) => name)).toEqual(Object.keys(found).map((name) => `${outputs}/${name}`));
      const spoiled = stored.filter(({ name, content }) => !found[basename(name)]?.(content));
      expect(spoiled.map(({ name }) => name)).toEqual([]);
    });

    it('is refused by Google with a wrong key', async () => {
      const outcome = await runWithWrongKey(isPersistent ? forOneMinute(job) : job);
      if (signsItself) expectSignatureRefused(outcome);
      else expectKeyRefused(outcome);
    });

    it('stores nothing without injection, though its author wrote the path', async () => {
      const env = [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: `gs://${bucket}/${outputs}` }];
      const outcome = await runNotInjected({ ...job, main: { ...job.main, env } });
      expect(outcome.log).toContain(withoutKey.says);
      withoutKey.expect(outcome);
    });
  },
);
