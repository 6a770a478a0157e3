import type { Time } from '../../follow/time.ts';

export interface Attempt {
  readonly failed: boolean;
  /** Time from its answer to its end; 0 if there was no answer. */
  readonly lastedMs: number;
}

export interface Patience {
  readonly signal: AbortSignal;
  readonly wait: Time['wait'];
  /** The longest wait between two attempts. */
  readonly limitMs: number;
}

/** Restarts `attempt`, which must not throw, until the signal aborts. It backs off while attempts fail. */
export async function keepTrying(attempt: () => Promise<Attempt>, patience: Patience): Promise<void> {
  const { signal, wait, limitMs } = patience;
  let failures = 0;
  while (!signal.aborted) {
    failures = failuresAfter(failures, await attempt());
    await wait(delayMs(failures, limitMs), signal).catch(() => undefined);
  }
}

const FIRST_MS = 1000;

/** An attempt that lasted this long counts as a success. */
const STEADY_MS = 30_000;

/**
 * Failed attempts in a row.
 *
 * | lasted long | failed | failures |
 * |-------------|--------|----------|
 * | no          | –      | one more |
 * | yes         | yes    | 1        |
 * | yes         | no     | 0        |
 */
export function failuresAfter(failures: number, { failed, lastedMs }: Attempt): number {
  if (lastedMs < STEADY_MS) return failures + 1;
  return failed ? 1 : 0;
}

/**
 * The wait before the next attempt doubles each time. A random part spreads the retries of those that failed together.
 */
export function delayMs(failures: number, limitMs: number, random: number = Math.random()): number {
  if (failures === 0) return 0;
  return Math.min(limitMs, FIRST_MS * 2 ** (failures - 1)) * (0.5 + random / 2);
}
