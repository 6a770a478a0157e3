import { setTimeout as wait } from 'node:timers/promises';

/** The clock and waits that code here needs. Tests pass their own, so that nothing really waits. */
export interface Time {
  readonly clock: () => Date;
  /** Resolves after this many milliseconds. Rejects if the signal aborts before. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const REAL_TIME: Time = {
  clock: () => new Date(),
  wait: (ms, signal) => wait(ms, undefined, { signal }),
};
