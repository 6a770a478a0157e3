import { isLate, judgeLate } from './late.ts';
import { between, type Call, type Moment, NO_TIME, type Took } from './took.ts';
import { broken, judgeTime, KEPT, type Verdict } from './verdict.ts';

/** An attempt to create a run. */
export interface Tried extends Call {
  readonly answer: string;
}

export interface Disturbance {
  /** The runs that were not injected. */
  readonly missed: readonly Tried[];
  /** From the first of them to the next injected run. */
  readonly outage: Took;
  /** The part of it after the act. */
  readonly afterwards: Took;
}

export const isMissed = ({ answer }: Tried): boolean => answer !== 'injected';

/**
 * The effect of an act on runs, with the moment of its end. Throws if the last run was not injected: the outage lasts.
 */
export function disturbanceIn(tried: readonly Tried[], done: Moment): Disturbance {
  const missed = tried.filter(isMissed);
  const [first] = missed;
  if (first === undefined) return { missed, outage: NO_TIME, afterwards: NO_TIME };
  const again = tried[tried.findLastIndex(isMissed) + 1];
  if (again === undefined) throw new Error(`runs are not injected again: ${missed.at(-1)?.answer}`);
  const isOver = again.ended.atMs <= done.atMs;
  const later = first.sent.atMs > done.atMs ? first.sent : done;
  return {
    missed,
    outage: between(first.sent, again.ended),
    afterwards: isOver ? NO_TIME : between(later, again.ended),
  };
}

/** Judges runs that were not injected though every one should be. */
export function judgeMissed(missed: readonly Tried[]): readonly Verdict[] {
  const calls = missed.map((tried) => ({ ...tried, why: tried.answer }));
  const answers = new Set(calls.filter((call) => !isLate(call)).map(({ why }) => why));
  const lost = answers.size === 0 ? KEPT : broken(`not injected: ${[...answers].join('; ')}`);
  return [lost, judgeLate(calls.filter(isLate))];
}

/** Replicas look once a second. */
const OUTAGE_LIMIT_MS = 10_000;

/** Judges that runs were injected again within seconds. */
export const judgeOutage = (outage: Took): Verdict => judgeTime('an outage', outage, OUTAGE_LIMIT_MS);

/** A replica looks once a second, API servers are faster. */
const QUIET_MS = 2000;

/** This many runs take that long on a quiet machine. On a busy one they take longer, like the replica. */
const QUIET_TRIES = 60;

/** True if runs were injected for so long after the act that no late effect can follow. */
export function isQuiet(tried: readonly Tried[], done: Moment): boolean {
  const since = tried.slice(tried.findLastIndex(isMissed) + 1).filter(({ sent }) => sent.atMs > done.atMs);
  const [first, last] = [since.at(0), since.at(-1)];
  if (first === undefined || last === undefined || since.length < QUIET_TRIES) return false;
  return between(first.sent, last.ended).tookMs > QUIET_MS;
}
