import { setTimeout as wait } from 'node:timers/promises';

export interface Calls extends AsyncDisposable {
  /** How often each answer was given. */
  readonly answers: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
}

const PAUSE_MS = 10;

/** Calls again and again until it is disposed of. */
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
  return {
    answers,
    failures,
    [Symbol.asyncDispose]: async () => {
      isOver = true;
      await calling;
    },
  };
}
