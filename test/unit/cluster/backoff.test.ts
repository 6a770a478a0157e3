import { expect, it } from 'vitest';
import { attemptsAfter, delayMs } from '../../../src/cluster/backoff.ts';

it('waits twice as long each time, up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 2000].map((attempts) => delayMs(attempts, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

it('waits half of that at least, and not as long as others', () => {
  expect(delayMs(2, 0)).toBe(1000);
  expect(new Set(Array.from({ length: 50 }, () => delayMs(6))).size).toBeGreaterThan(40);
});

it.each([
  ['one that came to nothing counts', 3, { failed: true, stoodForMs: 0 }, 4],
  ['one that ended too soon counts, though nothing failed', 3, { failed: false, stoodForMs: 29_999 }, 4],
  ['one that stood and was lost is the first', 3, { failed: true, stoodForMs: 30_000 }, 1],
  ['one that stood and was over counts for none', 3, { failed: false, stoodForMs: 30_000 }, 0],
])('of attempts, %s', (_what, before, attempt, after) => {
  expect(attemptsAfter(before, attempt)).toBe(after);
});

it('begins anew at once after none', () => {
  expect(delayMs(0)).toBe(0);
});
