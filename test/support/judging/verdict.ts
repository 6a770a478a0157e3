import type { Took } from './took.ts';

/** The verdict on a promise. A machine without free time cannot show that something is too slow. */
export type Verdict =
  | { readonly kind: 'kept' }
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'too loaded to judge'; readonly why: string };

export const KEPT: Verdict = { kind: 'kept' };

export const broken = (why: string): Verdict => ({ kind: 'broken', why });

/**
 * Judges how long something took. On every busy machine work stalls for a part of the time. If it stalled for half of
 * the time or more, other work may be the cause.
 *
 * | within the limit | the machine stood still for less than half of it | verdict |
 * |---|---|---|
 * | yes | any | kept |
 * | no | no, or nobody knows | too loaded to judge |
 * | no | yes | broken |
 */
export function judgeTime(what: string, took: Took, limitMs: number): Verdict {
  if (took.tookMs <= limitMs) return KEPT;
  const why = `${what} took ${Math.round(took.tookMs)} ms, the limit is ${Math.round(limitMs)} ms; ${stallsIn(took)}`;
  return { kind: isLoaded(took) ? 'too loaded to judge' : 'broken', why };
}

/** True if the machine stood still for so long that nothing can be called too slow. */
export const isLoaded = (took: Took): boolean => stalledShare(took) >= 1 / 2;

/** From 0 to 1; 1 if unknown. */
export const stalledShare = ({ tookMs, stalledMs = tookMs }: Took): number => stalledMs / tookMs;

export const stallsIn = ({ stalledMs }: Took): string =>
  stalledMs === undefined
    ? 'how busy the machine was is not known'
    : `the machine stood still for ${Math.round(stalledMs)} ms of that`;
