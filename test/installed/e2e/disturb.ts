import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { type Disturbance, disturbanceIn, isMissed, isQuiet, type Tried } from '../../support/judging/outage.ts';
import { now } from '../../support/judging/took.ts';

const PAUSE_MS = 20;

/** Tries runs one after another during an act, and until they have been injected again for a while. */
export async function disturb(tryRun: () => Promise<string>, act: () => Promise<unknown>): Promise<Disturbance> {
  const tried: Tried[] = [];
  const isOver = new AbortController();
  const trying = (async () => {
    while (!isOver.signal.aborted) {
      tried.push(await tryOnce(tryRun));
      await wait(PAUSE_MS);
    }
  })();
  try {
    await expect.poll(() => tried.length).toBeGreaterThan(10);
    expect(tried.filter(isMissed)).toEqual([]);
    await act();
    const done = now();
    await expect.poll(() => isQuiet(tried, done)).toBe(true);
    return disturbanceIn(tried, done);
  } finally {
    isOver.abort();
    await trying;
  }
}

/** One attempt, with any result. */
export async function tryOnce(tryRun: () => Promise<string>): Promise<Tried> {
  const sent = now();
  return { answer: await tryRun().catch(String), sent, ended: now() };
}
