import { between, type Call, NO_TIME, type Took } from './took.ts';
import { judgeTime, type Verdict } from './verdict.ts';

const LONGEST_PAUSE_MS = 3000;

/** Nearly the rate at which the load is sent. */
const LEAST_PER_SECOND = 45;

/**
 * Judges that the load was constant. Without CPU, the sender sends late. If nobody keeps up, it leaves calls out. A
 * busy machine may cause that for a moment. For longer, it would be no load.
 */
export const judgeLoad = (calls: readonly Call[], all: Took): readonly Verdict[] => [
  judgeTime('the longest pause of the load', longestPauseIn(calls), LONGEST_PAUSE_MS),
  judgeTime(`to send ${calls.length} runs`, all, (calls.length / LEAST_PER_SECOND) * 1000),
];

/** The longest time without a sent call. */
export function longestPauseIn(calls: readonly Call[]): Took {
  const sent = calls.map((call) => call.sent).toSorted((a, b) => a.atMs - b.atMs);
  const pauses = sent.slice(1).map((moment, index) => between(sent[index] ?? moment, moment));
  return pauses.toSorted((a, b) => b.tookMs - a.tookMs)[0] ?? NO_TIME;
}
