/**
 * Runs the work one at a time; calls during a run cause one more run. Each call settles with the first run that began
 * after it. A failed run rejects its own calls and no later ones. Calls that never pause keep the work running, but
 * each waits for at most the present run and one more.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let lastRun: Promise<void> = Promise.resolve();
  let nextRun: Promise<void> | undefined;
  const run = (): Promise<void> => {
    nextRun = undefined;
    const running = work();
    lastRun = running.catch(() => undefined);
    return running;
  };
  return () => {
    nextRun ??= lastRun.then(run);
    return nextRun;
  };
}
