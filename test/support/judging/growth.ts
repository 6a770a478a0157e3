import { cpuTimeOf } from './cpu-time.ts';

/** How much larger the second of two inputs is. */
const FACTOR = 4;
/** Microseconds of CPU. What is quadratic is not tried for ever. */
const PATIENCE = 8_000_000;
/** Microseconds of CPU. The system's clock of a thread goes in steps of up to a millisecond. */
const MEASURABLE = 8_000;

/** The largest accepted exponent: 1 is linear, 2 is quadratic. */
export const LIMIT = 1.3;

/**
 * How the time of some work grows with its input. One large piece of work is compared with as many small ones as make the
 * same size, one after the other, so that a slow machine slows both. Other programs only ever add to it. So the least of
 * several tries counts, and a try that is good enough is the last.
 */
export function exponentOf<T>(make: (size: number) => T, work: (input: T) => unknown, size: number): number {
  const [small, large] = [make(size), make(size * FACTOR)];
  const repeats = repeatsOf(() => work(large));
  let [ofSmall, ofLarge, exponent, spent] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 2, 0];
  do {
    const tried = [cpuTimeOf(() => work(small), repeats * FACTOR), cpuTimeOf(() => work(large), repeats)] as const;
    [ofSmall, ofLarge] = [Math.min(ofSmall, tried[0]), Math.min(ofLarge, tried[1])];
    exponent = 1 + Math.log(ofLarge / ofSmall) / Math.log(FACTOR);
    spent += tried[0] + tried[1];
  } while (exponent > LIMIT && spent < PATIENCE);
  return exponent;
}

/**
 * How often some work must run for a measurable time. The first run does not count, because nothing is compiled yet.
 */
function repeatsOf(work: () => unknown): number {
  work();
  let repeats = 1;
  while (cpuTimeOf(work, repeats) < MEASURABLE) repeats *= 2;
  return repeats;
}
