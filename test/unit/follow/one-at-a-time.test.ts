import { expect, it } from 'vitest';
import { oneAtATime } from '../../../src/follow/one-at-a-time.ts';

/** Work whose runs the test ends. */
function heldWork() {
  const runs: PromiseWithResolvers<void>[] = [];
  const call = oneAtATime(() => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    return run.promise;
  });
  const began = (count: number) => expect.poll(() => runs.length, { interval: 1 }).toBe(count);
  return { runs, call, began };
}

it('never runs twice at once: calls during a run cause one more run after it', async () => {
  const { runs, call, began } = heldWork();
  const first = call();
  await began(1);
  const others = [call(), call(), call()];
  runs[0]?.resolve();
  await first;
  await began(2);
  runs[1]?.resolve();
  await Promise.all(others);
  expect(runs).toHaveLength(2);
});

it('runs again after a run that threw, and rejects only its own callers', async () => {
  const { runs, call, began } = heldWork();
  const [failing, next] = [call(), began(1).then(call)];
  await began(1);
  await Promise.resolve();
  runs[0]?.reject(new Error('broken'));
  await expect(failing).rejects.toThrow('broken');
  await began(2);
  runs[1]?.resolve();
  await expect(next).resolves.toBeUndefined();
});

it('settles each call after the first run that began after it, however many calls follow', async () => {
  let runs = 0;
  const call = oneAtATime(async () => {
    runs += 1;
    if (runs < 1000) void call();
  });
  await call();
  expect(runs).toBeLessThan(1000);
});

it('settles a call with a run that saw the state at the call', async () => {
  let truth = 0;
  let seen = -1;
  const call = oneAtATime(async () => {
    const now = truth;
    await Promise.resolve();
    seen = now;
  });
  void call();
  truth = 1;
  await call();
  expect(seen).toBe(1);
});
