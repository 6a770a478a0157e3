import { setTimeout as wait } from 'node:timers/promises';

/** How it went, and how long what was begun stood. */
export interface Attempt {
  readonly failed: boolean;
  readonly stoodForMs: number;
}

/** Begins anew what ends or fails, until it is broken off; `attempt` throws nothing. */
export async function keepTrying(attempt: () => Promise<Attempt>, signal: AbortSignal): Promise<void> {
  let attempts = 0;
  while (!signal.aborted) {
    attempts = attemptsAfter(attempts, await attempt());
    await wait(delayMs(attempts), undefined, { signal }).catch(() => undefined);
  }
}

const FIRST_MS = 1000;
const LIMIT_MS = 30_000;

/** What stood for this long did not come to nothing. */
const STEADY_MS = 30_000;

/** How many attempts in a row came to nothing. One that stood and then ended by itself, as watches do, counts for none. */
export function attemptsAfter(attempts: number, { failed, stoodForMs }: Attempt): number {
  if (stoodForMs < STEADY_MS) return attempts + 1;
  return failed ? 1 : 0;
}

/** The wait before the next one: twice as long each time, and never the same for those that failed at the same moment. */
export function delayMs(attempts: number, random: number = Math.random()): number {
  if (attempts === 0) return 0;
  return Math.min(LIMIT_MS, FIRST_MS * 2 ** (attempts - 1)) * (0.5 + random / 2);
}
