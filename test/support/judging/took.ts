import { stalledMs } from './stalls.ts';

/** A point in time of a run. */
export interface Moment {
  /** On the clock of `performance.now`. */
  readonly atMs: number;
  /** How long the machine has stood still by then; undefined if nobody knows. */
  readonly stalledMs: number | undefined;
}

/** A call that was made, and when it came to its end: with an answer or without one. */
export interface Call {
  readonly sent: Moment;
  readonly ended: Moment;
}

/** How long something took, and for how much of that the machine stood still. */
export interface Took {
  readonly tookMs: number;
  /** Undefined if nobody knows. */
  readonly stalledMs: number | undefined;
}

export const NO_TIME: Took = { tookMs: 0, stalledMs: 0 };

/** A cluster that is given with KUBECONFIG may be of other machines, whose stalls nobody here knows. */
const isElsewhere = Boolean(process.env['KUBECONFIG']);

export const now = (): Moment => ({
  atMs: performance.now(),
  stalledMs: isElsewhere ? undefined : stalledMs(),
});

export function between(from: Moment, to: Moment): Took {
  const isKnown = from.stalledMs !== undefined && to.stalledMs !== undefined;
  return { tookMs: to.atMs - from.atMs, stalledMs: isKnown ? to.stalledMs - from.stalledMs : undefined };
}

export const tookOf = ({ sent, ended }: Call): Took => between(sent, ended);

/** Times some work. */
export async function timed(work: () => Promise<unknown>): Promise<Took> {
  const from = now();
  await work();
  return between(from, now());
}
