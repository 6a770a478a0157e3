/** How much larger the second of two inputs is. */
const FACTOR = 4;
/** Milliseconds. What is quadratic is not tried for ever. */
const PATIENCE = 8_000;
/** Milliseconds. The system's clock of a thread goes in steps of up to a millisecond. */
const MEASURABLE = 8;

/** What is still called in proportion: 1 is exactly that, 2 is quadratic. */
export const LIMIT = 1.3;

/**
 * How the time of some work grows with its input. One large piece of work is compared with as many small ones as make the
 * same size, one after the other, so that a slow machine slows both. It is the time of this thread on a processor: other
 * programs only ever add to it. So the least of several tries counts, and a try that is good enough is the last.
 */
export function exponentOf<T>(make: (size: number) => T, work: (input: T) => unknown, size: number): number {
  const [small, large] = [make(size), make(size * FACTOR)];
  const repeats = repeatsOf(() => work(large));
  let [ofSmall, ofLarge, exponent] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const started = performance.now();
  while (exponent > LIMIT && performance.now() - started < PATIENCE) {
    ofSmall = Math.min(
      ofSmall,
      timeOf(() => work(small), repeats * FACTOR),
    );
    ofLarge = Math.min(
      ofLarge,
      timeOf(() => work(large), repeats),
    );
    exponent = 1 + Math.log(ofLarge / ofSmall) / Math.log(FACTOR);
  }
  return exponent;
}

/** How often some work is done for a time that can be measured. The first time is not counted: nothing is compiled yet. */
function repeatsOf(work: () => unknown): number {
  work();
  const started = performance.now();
  work();
  return Math.ceil(MEASURABLE / Math.max(0.02, performance.now() - started));
}

/** Microseconds of this thread. */
function timeOf(work: () => unknown, repeats: number): number {
  const before = process.threadCpuUsage();
  for (let count = 0; count < repeats; count += 1) work();
  const { user, system } = process.threadCpuUsage(before);
  return Math.max(1, user + system);
}
