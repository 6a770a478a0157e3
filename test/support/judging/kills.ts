import { between, type Call, type Moment, NO_TIME } from './took.ts';
import { judgeTime, type Verdict } from './verdict.ts';

/** A replica after SIGKILL, until it is ready again. */
export interface Kill {
  readonly killed: Moment;
  readonly back: Moment;
}

/** The explanation of a lost call. */
export type Loss =
  | { readonly kind: 'broken by the kill' }
  /** The time after the kill, before the replica's return. */
  | { readonly kind: 'replica away'; readonly afterMs: number; readonly kill: Kill }
  | { readonly kind: 'unexplained' };

/**
 * Finds the kill that explains a lost call.
 *
 * | call | loss |
 * |---|---|
 * | sent before a kill, ended after it | broken by the kill |
 * | sent after a kill, before the replica was back | replica away |
 * | ended before each kill, or sent when the replica was back | unexplained |
 */
export function lossOf(kills: readonly Kill[], { sent, ended }: Call): Loss {
  const kill = kills.findLast(({ killed, back }) => sent.atMs <= back.atMs && killed.atMs <= ended.atMs);
  if (kill === undefined) return { kind: 'unexplained' };
  const afterMs = sent.atMs - kill.killed.atMs;
  return afterMs <= 0 ? { kind: 'broken by the kill' } : { kind: 'replica away', afterMs, kill };
}

/** True if a call was sent while the replica was away. */
export const isWhileAway = ({ killed, back }: Kill, { sent }: Call): boolean =>
  killed.atMs < sent.atMs && sent.atMs <= back.atMs;

/**
 * The kubelet looks for dead containers once a second, and kube-proxy writes its rules once a second. Measured: new
 * connections reached a dead replica for 1.1 seconds.
 */
const AWAY_LIMIT_MS = 5000;

/** Judges how long calls reached a replica that was away. */
export function judgeAway(kill: Kill, lost: readonly Call[]): Verdict {
  const away = lost.filter((call) => isWhileAway(kill, call)).map(({ sent }) => between(kill.killed, sent));
  const [longest = NO_TIME] = away.toSorted((a, b) => b.tookMs - a.tookMs);
  return judgeTime('to lead no call to a killed replica', longest, AWAY_LIMIT_MS);
}
