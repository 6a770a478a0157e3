import type { Retired } from './kept.ts';
import { CLOCK_SKEW_MS, hasPassed, LEAF_LIFE_MS } from './lifetimes.ts';

/**
 * Tells whether no leaf of the retired authorities can be served any more, by anybody's clock. Later than the moment from
 * which they are not put back into a bundle, so that two replicas with different clocks do not undo each other's work.
 */
export const isOver = ({ since }: Retired, now: Date): boolean =>
  hasPassed(LEAF_LIFE_MS + CLOCK_SKEW_MS, { since, now });
