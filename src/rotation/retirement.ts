import type { Retired } from './kept.ts';
import { CLOCK_SKEW_MS, hasPassed, LEAF_LIFE_MS } from './lifetimes.ts';

/**
 * True if nobody can serve a leaf of the retired authorities any more, by any replica's clock. This is later than the
 * moment from which replicas stop putting them back. So two replicas with different clocks do not undo each other's
 * work.
 */
export const isOver = ({ since }: Retired, now: Date): boolean =>
  hasPassed(LEAF_LIFE_MS + CLOCK_SKEW_MS, { since, now });
