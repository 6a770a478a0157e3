import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';

export interface Disturbance {
  /** From the first run that was not injected to the first of those that were injected again; 0 where all were. */
  readonly outageSeconds: number;
  /** The part of it that was after the act. */
  readonly secondsAfterwards: number;
  /** What became of the runs that were not injected, each answer once. */
  readonly answers: readonly string[];
}

interface Tried {
  readonly answer: string;
  readonly began: number;
  readonly ended: number;
}

const PAUSE_MS = 20;

/** So long must all go well until it counts: a replica looks once a second, API servers are faster. */
const QUIET_MS = 2000;

const isInjected = ({ answer }: Tried): boolean => answer === 'injected';

/** Tries runs one after another while something is done, and until they have been injected again for a while. */
export async function disturb(tryRun: () => Promise<string>, act: () => Promise<unknown>): Promise<Disturbance> {
  const tried: Tried[] = [];
  const isOver = new AbortController();
  const trying = (async () => {
    while (!isOver.signal.aborted) {
      const began = performance.now();
      tried.push({ answer: await tryRun().catch(String), began, ended: performance.now() });
      await wait(PAUSE_MS);
    }
  })();
  try {
    await expect.poll(() => tried.length, { timeout: 60_000 }).toBeGreaterThan(10);
    expect(tried.filter((each) => !isInjected(each))).toEqual([]);
    await act();
    const done = performance.now();
    const quietMs = () => performance.now() - Math.max(done, tried.findLast((each) => !isInjected(each))?.ended ?? 0);
    await expect.poll(quietMs, { timeout: 90_000 }).toBeGreaterThan(QUIET_MS);
    return disturbance(tried, done);
  } finally {
    isOver.abort();
    await trying;
  }
}

function disturbance(tried: readonly Tried[], done: number): Disturbance {
  const first = tried.findIndex((each) => !isInjected(each));
  const last = tried.findLastIndex((each) => !isInjected(each));
  const again = tried[last + 1]?.ended ?? 0;
  const seconds = (from: number) => (first < 0 ? 0 : Math.max(0, again - from) / 1000);
  return {
    outageSeconds: seconds(tried[first]?.began ?? 0),
    secondsAfterwards: seconds(done),
    answers: [...new Set(tried.filter((each) => !isInjected(each)).map(({ answer }) => answer))],
  };
}
