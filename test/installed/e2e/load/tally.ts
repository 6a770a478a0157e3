import type { Creation } from '../../../support/judging/creation.ts';
import { longestPauseIn } from '../../../support/judging/load.ts';
import { type Took, tookOf } from '../../../support/judging/took.ts';
import { stalledShare } from '../../../support/judging/verdict.ts';

export interface Tally {
  readonly created: number;
  /** The time during which they were sent. */
  readonly took: Took;
  readonly injected: number;
  readonly uninjected: number;
  /** The reasons, one line each. */
  readonly refused: readonly string[];
  readonly unanswered: readonly string[];
  /** The longest time without a sent call. */
  readonly longestPause: Took;
  /** Milliseconds until the API server answered with a pod. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
}

export function tallyOf(creations: readonly Creation[], took: Took): Tally {
  const whys = (kind: 'refused' | 'unanswered') => creations.flatMap((each) => (each.kind === kind ? [each.why] : []));
  const count = (kind: Creation['kind']) => creations.filter((each) => each.kind === kind).length;
  const times = creations
    .filter(isStored)
    .map((each) => tookOf(each).tookMs)
    .sort((a, b) => a - b);
  const percentile = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1] ?? Number.NaN);
  return {
    created: creations.length,
    took,
    injected: count('injected'),
    uninjected: count('uninjected'),
    refused: whys('refused'),
    unanswered: whys('unanswered'),
    longestPause: longestPauseIn(creations),
    p50: percentile(0.5),
    p99: percentile(0.99),
    slowest: percentile(1),
  };
}

const isStored = ({ kind }: Creation): boolean => kind === 'injected' || kind === 'uninjected';

/** One line for the log of the tests. */
export const describeTally = (tally: Tally): string =>
  [
    `${tally.created} creations at ${((tally.created / tally.took.tookMs) * 1000).toFixed(1)} a second`,
    `longest pause ${Math.round(tally.longestPause.tookMs)} ms`,
    `${tally.injected} injected, ${tally.uninjected} uninjected, ${tally.refused.length} refused`,
    `${tally.unanswered.length} without an answer`,
    `p50 ${tally.p50} ms, p99 ${tally.p99} ms, slowest ${tally.slowest} ms`,
    `the machine stood still for ${Math.round(stalledShare(tally.took) * 100)} % of the time`,
  ].join('; ');
