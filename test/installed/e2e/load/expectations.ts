import { expect } from 'vitest';
import type { Tally } from './tally.ts';
import type { Loaded } from './under-load.ts';

/**
 * That the load was there throughout. What was due while this process had no CPU was sent late, which a busy machine may do
 * for a moment; it would be no load if it did for long.
 */
export function expectThroughout({ perSecond, longestPause }: Tally): void {
  expect(perSecond).toBeGreaterThan(45);
  expect(longestPause).toBeLessThan(3000);
}

/** That every run was answered and injected, and that nothing else is stored. */
export function expectNothingLost({ tally, stored }: Loaded<unknown>): void {
  expectThroughout(tally);
  expect(tally).toMatchObject({ refused: [], unanswered: [], uninjected: 0, injected: tally.created });
  expect(stored).toEqual(Array(tally.created).fill('injected'));
}
