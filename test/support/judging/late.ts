import { type Call, tookOf } from './took.ts';
import { judgeTime, KEPT, stalledShare, type Verdict } from './verdict.ts';

/** A call without the answer that was hoped for, and what was said instead. */
export interface Unhelped extends Call {
  readonly why: string;
}

/**
 * What an API server, its etcd or a client says that had no more time. It tells of time alone: whoever is asked too late on a
 * busy machine answers too late. All other refusals are losses on any machine.
 */
const OUT_OF_TIME =
  /context deadline exceeded|Client\.Timeout exceeded|etcdserver: request timed out|TimeoutError|^429 too many requests/i;

/** Whether a call was given up because its time was over. */
export const isLate = <C extends Call>(call: C | (C & Unhelped)): call is C & Unhelped =>
  'why' in call && OUT_OF_TIME.test(call.why);

/** On a quiet machine a run is answered within a twentieth of that. */
const ANSWER_LIMIT_MS = 1000;

/** Judges calls that were given up by the one which a busy machine explains least. */
export function judgeLate(late: readonly Unhelped[]): Verdict {
  const [least] = late.toSorted((a, b) => stalledShare(tookOf(a)) - stalledShare(tookOf(b)));
  if (least === undefined) return KEPT;
  return judgeTime(`${late.length} × ${least.why}: an answer`, tookOf(least), ANSWER_LIMIT_MS);
}
