import type { Creation } from './creation.ts';
import { isWhileAway, judgeAway, type Kill, lossOf } from './kills.ts';
import { isLate, judgeLate } from './late.ts';
import { miscountIn, type Runs, strangersIn, verdictOn } from './runs.ts';
import type { Call } from './took.ts';
import type { Verdict } from './verdict.ts';

/** All events while replicas were killed. */
export interface KilledRuns extends Runs {
  readonly kills: readonly Kill[];
  /** Refused new connections to the Service. */
  readonly refusedDials: readonly Call[];
}

/**
 * The user's message of a broken call ends with one of these. The last two are words of Go's HTTP client for an open
 * connection that broke as the call was about to use it. API servers do not retry a call.
 */
const BROKEN_CALL =
  /^500 Internal error occurred: failed calling webhook "fail-closed\.polyaxon-gcs-injector\.io": .*(EOF|connection reset by peer|connection refused|broken pipe|server closed idle connection|use of closed network connection)$/;

/**
 * Judges that only calls to the killed replica were lost: those in flight, and those that kube-proxy still sent there.
 */
export function judgeKilledRuns(seen: KilledRuns): readonly Verdict[] {
  const { kills, creations, stored, refusedDials } = seen;
  const late = creations.filter(isLate);
  const lost = creations.filter((each) => each.kind !== 'injected' && !isLate(each));
  const injected = creations.filter(({ kind }) => kind === 'injected');
  const wrong = [
    ...lost.flatMap(whyWrong),
    ...[...lost, ...refusedDials].flatMap((call) => unexplained(kills, call)),
    ...kills.flatMap((kill) => tooManyIn(kill, creations, lost)),
    ...strangersIn(stored, 'injected'),
    ...miscountIn(stored, injected.length, late.length),
  ];
  return [verdictOn(wrong), judgeLate(late), ...kills.map((kill) => judgeAway(kill, [...lost, ...refusedDials]))];
}

function whyWrong(lost: Creation): readonly string[] {
  const why = 'why' in lost ? lost.why : '';
  return lost.kind === 'refused' && BROKEN_CALL.test(why) ? [] : [`${lost.kind}: ${why}`];
}

function unexplained(kills: readonly Kill[], call: Call): readonly string[] {
  const isExplained = lossOf(kills, call).kind !== 'unexplained';
  return isExplained ? [] : [`lost while every replica was there, at ${Math.round(call.sent.atMs)} ms`];
}

/** Half of the new connections reach the dead replica. Open connections to the other one save most runs. */
function tooManyIn(kill: Kill, creations: readonly Creation[], lost: readonly Creation[]): readonly string[] {
  const count = (calls: readonly Creation[]) => calls.filter((call) => isWhileAway(kill, call)).length;
  const isTooMany = count(lost) * 2 > count(creations);
  return isTooMany ? [`${count(lost)} of ${count(creations)} runs were lost while one replica was away`] : [];
}
