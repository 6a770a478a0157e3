import { vi } from 'vitest';
import type { Creation } from '../../../support/judging/creation.ts';
import type { Client } from './client.ts';
import { createPod, outcomeIn } from './creation.ts';
import { sendAtRate } from './open-loop.ts';
import { runPod } from './run-pod.ts';
import { removePods } from './stored-pods.ts';
import { describeTally, type Tally, tallyOf } from './tally.ts';

const PER_SECOND = 50;

export interface Target {
  readonly client: Client;
  readonly namespace: string;
}

export interface Loaded<Result> {
  /** What the work that was done meanwhile gave. */
  readonly result: Result;
  readonly tally: Tally;
  readonly creations: readonly Creation[];
  /** What came of the pods that are stored; nobody was told of some of them where the API server went away. */
  readonly stored: readonly Creation['kind'][];
}

/** Waits until so many further creations have come to an end. */
export type Further = (count: number) => Promise<void>;

/** What happens meanwhile. */
export type Work<Result> = (further: Further) => Promise<Result>;

/** Creates runs at a fixed rate for as long as something is done, says what came of them, and removes them. */
export async function underLoad<Result>(
  { client, namespace }: Target,
  title: string,
  work: Work<Result>,
): Promise<Loaded<Result>> {
  const run = runPod();
  const creations: Creation[] = [];
  const loop = sendAtRate(PER_SECOND, async () => void creations.push(await createPod(client, namespace, run.body)));
  const working = work(furtherOf(creations));
  // It is told when the load has ended, and what it created is gone.
  await working.catch(() => undefined);
  const tally = tallyOf(creations, await loop.stop());
  console.info(`${title}: ${describeTally(tally)}`);
  const stored = (await removePods(client, namespace)).filter(run.isOne).map((pod) => outcomeIn(pod).kind);
  return { result: await working, tally, creations, stored };
}

const furtherOf =
  (creations: readonly Creation[]): Further =>
  async (count) => {
    const goal = creations.length + count;
    await vi.waitUntil(() => creations.length >= goal, { timeout: 240_000 });
  };
