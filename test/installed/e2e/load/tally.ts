import type { Creation } from './creation.ts';

export interface Tally {
  readonly created: number;
  readonly perSecond: number;
  readonly injected: number;
  readonly uninjected: number;
  /** Why, one line each. */
  readonly refused: readonly string[];
  readonly unanswered: readonly string[];
  /** Longest time in which nothing was sent, because this process had no CPU; what was due then was sent late. */
  readonly longestPause: number;
  /** Milliseconds until the API server answered with a pod. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
}

export function tallyOf(creations: readonly Creation[], seconds: number): Tally {
  const whys = (kind: 'refused' | 'unanswered') => creations.flatMap((each) => (each.kind === kind ? [each.why] : []));
  const count = (kind: Creation['kind']) => creations.filter((each) => each.kind === kind).length;
  const times = creations
    .filter(isStored)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  const percentile = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1] ?? Number.NaN);
  return {
    created: creations.length,
    perSecond: creations.length / seconds,
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

function longestPauseIn(creations: readonly Creation[]): number {
  const moments = creations.map(({ sentAt }) => sentAt).sort((a, b) => a - b);
  return Math.round(Math.max(0, ...moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment))));
}

const isStored = ({ kind }: Creation): boolean => kind === 'injected' || kind === 'uninjected';

/** One line for the log of the tests. */
export const describeTally = (tally: Tally): string =>
  [
    `${tally.created} creations at ${tally.perSecond.toFixed(1)} a second (longest pause ${tally.longestPause} ms)`,
    `${tally.injected} injected, ${tally.uninjected} uninjected, ${tally.refused.length} refused`,
    `${tally.unanswered.length} without an answer`,
    `p50 ${tally.p50} ms, p99 ${tally.p99} ms, slowest ${tally.slowest} ms`,
  ].join('; ');
