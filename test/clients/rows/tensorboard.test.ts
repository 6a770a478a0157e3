import type { V1Pod } from '@kubernetes/client-node';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUCKETS } from '../lab/configuration.ts';
import type { Job } from '../lab/job.ts';
import { EXPERIMENT_OUTPUTS, experiment0x, JOB_OUTPUTS, service2x, tensorboard0x } from '../lab/pods.ts';
import { type Circumstances, INJECTED, NOT_INJECTED, runInjected, serve, WRONG_KEY } from '../lab/run-client.ts';

const environment = 'tensorflow-2.21-python-3.11';

/** The default loader is a program in Rust that trusts the authorities it was built with, so that it cannot know ours. */
const FLAGS = ['--load_fast=false', '--reload_interval=2'];

/** The spawner's own command line, which a shell takes, with these flags at its end. */
function tensorboardOf0x(): Job {
  const pod = tensorboard0x();
  const [line = ''] = pod.spec?.containers[0]?.args ?? [];
  return { pod, environment, main: { args: [[line, ...FLAGS].join(' ')] } };
}

const tensorboardOf2x: Job = {
  pod: service2x(),
  environment,
  main: { args: [`--logdir=gs://${BUCKETS.artifacts}/${JOB_OUTPUTS}`, '--host=0.0.0.0', ...FLAGS] },
};

const prefixOf = (pod: V1Pod) => /--path_prefix=(\S+)/.exec(pod.spec?.containers[0]?.args?.join(' ') ?? '')?.[1] ?? '';

/** Without an injector Polyaxon 0.x has it look into a folder of the pod, while 2.x leaves the path to the author. */
const RUNS = [
  { generation: '0.x', job: tensorboardOf0x(), bucket: BUCKETS.outputs, outputs: EXPERIMENT_OUTPUTS, unaided: [] },
  { generation: '2.x', job: tensorboardOf2x, bucket: BUCKETS.artifacts, outputs: JOB_OUTPUTS, unaided: ['no_token'] },
];

describe.for(RUNS)('TensorBoard 2.21 in a run of $generation', ({ job, bucket, outputs, unaided }) => {
  let events: Buffer;

  beforeAll(async () => {
    const main = { command: ['python', '/jobs/train.py', 'write_summaries'] };
    const written = await runInjected({ pod: experiment0x(), environment, main });
    const [file] = written.objects(BUCKETS.outputs).filter(({ name }) => name.includes('tfevents'));
    if (file === undefined) throw new Error(`no summaries were written: ${written.log}`);
    events = file.content;
  });

  /** A TensorBoard over the summaries of another run. */
  const open = async (circumstances: Circumstances) => {
    const server = await serve(job, circumstances);
    server.google.seed(bucket, `${outputs}/logs/train/events.out.tfevents.1.run`, events);
    const url = `http://${server.address}:6006${prefixOf(job.pod)}/data/plugin/scalars`;
    const get = async (path: string) => (await fetch(`${url}/${path}`)).json();
    await expect.poll(() => get('tags').catch(() => undefined), { timeout: 120_000, interval: 500 }).toBeDefined();
    return { ...server, get };
  };

  it('shows the scalars that a training wrote', async () => {
    await using board = await open(INJECTED);
    await expect
      .poll(() => board.get('tags'), { timeout: 120_000, interval: 500 })
      .toHaveProperty(['logs/train', 'loss']);
    const scalars = (await board.get('scalars?run=logs/train&tag=loss')) as readonly (readonly number[])[];
    expect(scalars.map(([, step, value]) => [step, value?.toFixed(2)])).toEqual([
      [0, '1.00'],
      [1, '0.50'],
      [2, '0.33'],
      [3, '0.25'],
      [4, '0.20'],
    ]);
    expect(board.google.report()).toMatchObject({ authFailures: [], tokensRejected: [], refusedConnects: [] });
  });

  it('stays up with nothing to show with a wrong key, which Google refuses', async () => {
    await using board = await open(WRONG_KEY);
    const reasons = () => board.google.report().tokensRejected.map(({ reason }) => reason);
    await expect.poll(reasons, { timeout: 120_000, interval: 500 }).toContain('bad_signature');
    expect(await board.get('tags')).toEqual({});
    expect(board.google.report().tokensMinted).toEqual([]);
  });

  it('stays up with nothing to show where it is not injected', async () => {
    await using board = await open(NOT_INJECTED);
    const failures = () => [...new Set(board.google.report().authFailures.map(({ why }) => why))];
    await expect.poll(failures, { timeout: 120_000, interval: 500 }).toEqual(unaided);
    expect(await board.get('tags')).toEqual({});
    expect(board.google.report()).toMatchObject({ tokensMinted: [], tokensRejected: [] });
  });
});
