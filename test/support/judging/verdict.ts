import type { Took } from './took.ts';

/** Whether a promise was kept in a run. A machine without time to spare cannot show that something is too slow. */
export type Verdict =
  | { readonly kind: 'kept' }
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'too loaded to judge'; readonly why: string };

export const KEPT: Verdict = { kind: 'kept' };

export const broken = (why: string): Verdict => ({ kind: 'broken', why });

/**
 * Judges how long something took. Work stands still for a part of the time on every machine that does much at once; where it
 * did so for half of the time or more, other work may be what made it slow.
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

/** Whether the machine stood still for so long that nothing can be called too slow. */
export const isLoaded = (took: Took): boolean => stalledShare(took) >= 1 / 2;

/** From 0 to 1; 1 if nobody knows. */
export const stalledShare = ({ tookMs, stalledMs = tookMs }: Took): number => stalledMs / tookMs;

export const stallsIn = ({ stalledMs }: Took): string =>
  stalledMs === undefined
    ? 'how busy the machine was is not known'
    : `the machine stood still for ${Math.round(stalledMs)} ms of that`;
