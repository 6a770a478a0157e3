import type { V1Pod } from '@kubernetes/client-node';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUCKETS } from '../harness/configuration.ts';
import type { Job } from '../harness/job.ts';
import { EXPERIMENT_OUTPUTS, experiment0x, JOB_OUTPUTS, service2x, tensorboard0x } from '../harness/pods.ts';
import { type Circumstances, INJECTED, NOT_INJECTED, runInjected, serve, WRONG_KEY } from '../harness/run-client.ts';

const environment = 'tensorflow-2.21-python-3.11';

/** The default loader is a program in Rust. It trusts only built-in authorities, so it cannot know ours. */
const FLAGS = ['--load_fast=false', '--reload_interval=2'];

/** The spawner's own shell command line, with these flags at its end and other commands before it. */
function tensorboardOf0x(first = ''): Job {
  const pod = tensorboard0x();
  const [line = ''] = pod.spec?.containers[0]?.args ?? [];
  return { pod, environment, main: { args: [[first, line, ...FLAGS].join(' ')] } };
}

const tensorboardOf2x: Job = {
  pod: service2x(),
  environment,
  main: { args: [`--logdir=gs://${BUCKETS.artifacts}/${JOB_OUTPUTS}`, '--host=0.0.0.0', ...FLAGS] },
};

const prefixOf = (pod: V1Pod) => /--path_prefix=(\S+)/.exec(pod.spec?.containers[0]?.args?.join(' ') ?? '')?.[1] ?? '';

const PATIENCE = { timeout: 120_000, interval: 500 };

/** A TensorBoard that answers. */
async function open(job: Job, circumstances: Circumstances) {
  await using stack = new AsyncDisposableStack();
  const { google, address } = stack.use(await serve(job, circumstances));
  const url = `http://${address}:6006${prefixOf(job.pod)}/data/plugin/scalars`;
  const get = async (path: string) => (await fetch(`${url}/${path}`)).json();
  await expect.poll(() => get('tags').catch(() => undefined), PATIENCE).toBeDefined();
  const opened = stack.move();
  return { google, get, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

const SUMMARIES = 'logs/train/events.out.tfevents.1.run';
let events: Buffer;

beforeAll(async () => {
  const main = { command: ['python', '/jobs/train.py', 'write_summaries'] };
  const written = await runInjected({ pod: experiment0x(), environment, main });
  const [file] = written.objects(BUCKETS.outputs).filter(({ name }) => name.includes('tfevents'));
  if (file === undefined) throw new Error(`no summaries were written: ${written.log}`);
  events = file.content;
});

/** A TensorBoard over the summaries of another run. */
async function openOverSummaries(job: Job, circumstances: Circumstances) {
  const board = await open(job, circumstances);
  board.google.seed(BUCKETS.outputs, `${EXPERIMENT_OUTPUTS}/${SUMMARIES}`, events);
  board.google.seed(BUCKETS.artifacts, `${JOB_OUTPUTS}/${SUMMARIES}`, events);
  return board;
}

describe.for([
  { generation: '0.x', job: tensorboardOf0x() },
  { generation: '2.x', job: tensorboardOf2x },
])('TensorBoard 2.21 in a run of $generation', ({ job }) => {
  it('shows the scalars that a training wrote', async () => {
    await using board = await openOverSummaries(job, INJECTED);
    await expect.poll(() => board.get('tags'), PATIENCE).toHaveProperty(['logs/train', 'loss']);
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

  it('stays up without data if it has a wrong key, which Google refuses', async () => {
    await using board = await openOverSummaries(job, WRONG_KEY);
    const reasons = () => board.google.report().tokensRejected.map(({ reason }) => reason);
    await expect.poll(reasons, PATIENCE).toContain('bad_signature');
    expect(await board.get('tags')).toEqual({});
    expect(board.google.report().tokensMinted).toEqual([]);
  });
});

describe('TensorBoard 2.21 without injection', () => {
  it('shows a folder of its pod in a run of 0.x, and never calls Google', async () => {
    const train = `POLYAXON_RUN_OUTPUTS_PATH=/outputs/${EXPERIMENT_OUTPUTS} python /jobs/train.py write_summaries &&`;
    await using board = await openOverSummaries(tensorboardOf0x(train), NOT_INJECTED);
    await expect.poll(() => board.get('tags'), PATIENCE).toHaveProperty(['logs/train', 'loss']);
    expect(board.google.report()).toMatchObject({ calls: [], tokensMinted: [], tokensRejected: [] });
  });

  it('is anonymous to Google in a run of 2.x, whose author wrote the path, and stays up without data', async () => {
    await using board = await openOverSummaries(tensorboardOf2x, NOT_INJECTED);
    const failures = () => [...new Set(board.google.report().authFailures.map(({ why }) => why))];
    await expect.poll(failures, PATIENCE).toEqual(['no_token']);
    expect(await board.get('tags')).toEqual({});
    expect(board.google.report()).toMatchObject({ tokensMinted: [], tokensRejected: [] });
  });
});
