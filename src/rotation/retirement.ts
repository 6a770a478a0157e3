import type { Retired } from './kept.ts';
import { CLOCK_SKEW_MS, hasPassed, LEAF_LIFE_MS } from './lifetimes.ts';

const MANY = 4;

/**
 * True if a wanted rotation must wait until the retired certificates have left. Each rotation adds one and dates all of
 * them anew. So without a bound, requests again and again would keep all of them trusted.
 */
export const areMany = (retired: Retired | undefined): boolean => (retired?.certificates.length ?? 0) >= MANY;

/**
 * True if nobody can serve a leaf of the retired authorities any more, by any replica's clock. This is later than the
 * moment from which replicas stop putting them back. So two replicas with different clocks do not undo each other's
 * work.
 */
export const isOver = ({ since }: Retired, now: Date): boolean =>
  hasPassed(LEAF_LIFE_MS + CLOCK_SKEW_MS, { since, now });
