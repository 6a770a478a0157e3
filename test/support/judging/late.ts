import { type Call, tookOf } from './took.ts';
import { judgeTime, KEPT, stalledShare, type Verdict } from './verdict.ts';

/** A call without the expected answer, and the answer that it got. */
export interface Unhelped extends Call {
  readonly why: string;
}

/**
 * Timeout messages of API servers, etcd and clients. They only show a lack of time: on a busy machine a late call gets
 * a late answer. All other refusals are losses on any machine.
 */
const OUT_OF_TIME =
  /context deadline exceeded|Client\.Timeout exceeded|etcdserver: request timed out|TimeoutError|^429 too many requests/i;

/** True if a call was given up because its time was over. */
export const isLate = <C extends Call>(call: C | (C & Unhelped)): call is C & Unhelped =>
  'why' in call && OUT_OF_TIME.test(call.why);

/** On a quiet machine a run gets its answer within a twentieth of that. */
const ANSWER_LIMIT_MS = 1000;

/** Judges calls that were given up, by the one that a busy machine explains least. */
export function judgeLate(late: readonly Unhelped[]): Verdict {
  const [least] = late.toSorted((a, b) => stalledShare(tookOf(a)) - stalledShare(tookOf(b)));
  if (least === undefined) return KEPT;
  return judgeTime(`${late.length} × ${least.why}: an answer`, tookOf(least), ANSWER_LIMIT_MS);
}
