import { stalledMs } from './stalls.ts';

/** A point in time of a run. */
export interface Moment {
  /** On the clock of `performance.now`. */
  readonly atMs: number;
  /** How long the machine has stalled by then; undefined if unknown. */
  readonly stalledMs: number | undefined;
}

/** A call, and the moment of its end, with an answer or without one. */
export interface Call {
  readonly sent: Moment;
  readonly ended: Moment;
}

/** How long something took, and for how much of that the machine stalled. */
export interface Took {
  readonly tookMs: number;
  /** Undefined if unknown. */
  readonly stalledMs: number | undefined;
}

export const NO_TIME: Took = { tookMs: 0, stalledMs: 0 };

/** A given cluster (KUBECONFIG) may run on other machines. Nobody here knows their stalls. */
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

/** Measures the time of some work. */
export async function timed(work: () => Promise<unknown>): Promise<Took> {
  const from = now();
  await work();
  return between(from, now());
}
