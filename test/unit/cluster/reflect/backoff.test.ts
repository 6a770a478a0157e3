import { expect, it } from 'vitest';
import { delayMs, failuresAfter } from '../../../../src/cluster/reflect/backoff.ts';

const LIMIT_MS = 30_000;

it('waits twice as long each time, up to the limit', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 2000].map((failures) => delayMs(failures, LIMIT_MS, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
  expect(delayMs(2000, 5000, 1)).toBe(5000);
});

it('waits at least half of that, and others wait for another time', () => {
  expect(delayMs(2, LIMIT_MS, 0)).toBe(1000);
  expect(new Set(Array.from({ length: 50 }, () => delayMs(6, LIMIT_MS))).size).toBeGreaterThan(40);
});

it.each([
  ['a failure at once counts', 3, { failed: true, lastedMs: 0 }, 4],
  ['an early end counts, though nothing failed', 3, { failed: false, lastedMs: 29_999 }, 4],
  ['a loss after a long time is the first', 3, { failed: true, lastedMs: 30_000 }, 1],
  ['an end after a long time is no failure', 3, { failed: false, lastedMs: 30_000 }, 0],
])('among attempts, %s', (_what, before, attempt, after) => {
  expect(failuresAfter(before, attempt)).toBe(after);
});

it('does not wait if nothing failed', () => {
  expect(delayMs(0, LIMIT_MS)).toBe(0);
});
