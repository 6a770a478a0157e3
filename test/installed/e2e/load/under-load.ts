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
  /** The result of the work during the load. */
  readonly result: Result;
  readonly tally: Tally;
  readonly creations: readonly Creation[];
  /** The results of the stored pods. If the API server was away, nobody got an answer for some of them. */
  readonly stored: readonly Creation['kind'][];
}

/** Waits until this many more creations have ended. */
export type Further = (count: number) => Promise<void>;

/** The work during the load. */
export type Work<Result> = (further: Further) => Promise<Result>;

/** Creates runs at a fixed rate during some work, reports their results, and removes them. */
export async function underLoad<Result>(
  { client, namespace }: Target,
  title: string,
  work: Work<Result>,
): Promise<Loaded<Result>> {
  const run = runPod();
  const creations: Creation[] = [];
  const loop = sendAtRate(PER_SECOND, async () => void creations.push(await createPod(client, namespace, run.body)));
  const working = work(furtherOf(creations));
  // It learns when the load has ended and its pods are gone.
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
