import { setTimeout as wait } from 'node:timers/promises';
import { vi } from 'vitest';

export interface Calls extends AsyncDisposable {
  /** The number of each answer. */
  readonly answers: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
  /** Waits for some answers to calls from now on. */
  goOn(): Promise<void>;
}

const PAUSE_MS = 10;
const SOME = 5;
const PATIENCE = { timeout: 240_000 };

/** Calls again and again until its disposal. */
export function callContinuously(call: () => Promise<string>): Calls {
  const answers = new Map<string, number>();
  const failures: string[] = [];
  let isOver = false;
  const calling = (async () => {
    while (!isOver) {
      await call().then(
        (answer) => answers.set(answer, (answers.get(answer) ?? 0) + 1),
        (error) => failures.push(String(error)),
      );
      await wait(PAUSE_MS);
    }
  })();
  const answered = () => [...answers.values()].reduce((sum, count) => sum + count, 0);
  return {
    answers,
    failures,
    goOn: async () => {
      const goal = answered() + SOME;
      await vi.waitUntil(() => answered() >= goal || failures.length > 0, PATIENCE);
    },
    [Symbol.asyncDispose]: async () => {
      isOver = true;
      await calling;
    },
  };
}
