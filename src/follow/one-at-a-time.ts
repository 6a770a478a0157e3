/**
 * Runs the work one at a time. Calls during a run cause one more run after it, however many they are. Each call settles as
 * the first run does that began after it; a run that throws fails its own calls and no later ones. Calls that never pause
 * keep the work running, but nobody who called waits for more than the present run and one more.
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
