import { describe, expect, it } from 'vitest';
import type { Creation, Outcome } from './creation.ts';
import { judgeKilledRuns } from './killed-runs.ts';
import { type Kill, lossOf } from './kills.ts';
import { at, call, creation, injectedRuns, REFUSALS } from './made-calls.ts';
import type { Call } from './took.ts';

/**
 * One replica is killed after a second and returns after four. The other one is killed after six and returns after
 * eight.
 */
const killsAt = (stalledShare = 0): readonly Kill[] => [
  { killed: at(1000, stalledShare), back: at(4000, stalledShare) },
  { killed: at(6000, stalledShare), back: at(8000, stalledShare) },
];

describe('a lost call', () => {
  it.each([
    ['that was in flight at the first kill', call(990, 1200), 'broken by the kill'],
    ['that was sent at the very moment of the kill', call(1000, 1003), 'broken by the kill'],
    ['that ended at the very moment of the kill', call(990, 1000), 'broken by the kill'],
    ['that was sent soon after a kill', call(1094, 1095), 'replica away'],
    ["that was sent before the replica's return, and ended later", call(3990, 4200), 'replica away'],
    ['that was in flight at the second kill', call(5990, 6010), 'broken by the kill'],
    ['that ended before the first kill', call(900, 999), 'unexplained'],
    ['that was sent between the return of one and the kill of the other', call(4001, 5999), 'unexplained'],
    ['that was sent after the return of both', call(8001, 8002), 'unexplained'],
  ])('%s', (_which, lost, kind) => {
    expect(lossOf(killsAt(), lost).kind).toBe(kind);
  });

  it('is unexplained without any kill', () => {
    expect(lossOf([], call(1000, 1001))).toEqual({ kind: 'unexplained' });
  });
});

interface Seen {
  readonly lost?: readonly Creation[];
  readonly dials?: readonly Call[];
  readonly stalledShare?: number;
}

/** Ten seconds of injected runs at 50 a second, and the lost runs beside them. */
function judged({ lost = [], dials = [], stalledShare = 0 }: Seen) {
  const injected = injectedRuns(500, stalledShare);
  const stored = injected.map(({ kind }) => kind);
  const kills = killsAt(stalledShare);
  return judgeKilledRuns({ creations: [...injected, ...lost], stored, kills, refusedDials: dials });
}
const kindsOf = (seen: Seen) => judged(seen).map(({ kind }) => kind);
const KEPT = ['kept', 'kept', 'kept', 'kept'];

const lostAt = (outcome: Outcome, ...sent: readonly number[]): readonly Creation[] =>
  sent.map((ms) => creation(outcome, call(ms, ms + 2)));

describe('runs while replicas are killed', () => {
  it('keep the promise if calls to the killed replica break, and while it is away', () => {
    expect(kindsOf({ lost: [...lostAt(REFUSALS.broken, 999), ...lostAt(REFUSALS.nobodyThere, 1093, 6144)] })).toEqual(
      KEPT,
    );
  });

  it.each([REFUSALS.brokenIdle, REFUSALS.brokenInUse])('keep it if an open connection broke: $why', (refusal) => {
    expect(kindsOf({ lost: lostAt(refusal, 999, 6000) })).toEqual(KEPT);
  });

  it('keep it if new connections are in flight or refused then', () => {
    expect(kindsOf({ dials: [call(995, 1001), call(1042, 1043), call(2094, 2095), call(6042, 6043)] })).toEqual(KEPT);
  });

  it.each<[string, Seen]>([
    ['a run is refused before any kill', { lost: lostAt(REFUSALS.nobodyThere, 500) }],
    ['a run is refused while every replica is up', { lost: lostAt(REFUSALS.nobodyThere, 5000) }],
    ['a new connection is refused while every replica is up', { dials: [call(9000, 9001)] }],
    ['a run is refused for another reason', { lost: lostAt(REFUSALS.untrusted, 1100) }],
    ['a run is uninjected', { lost: lostAt({ kind: 'uninjected' }, 1100) }],
    ['a run is unanswered', { lost: lostAt({ kind: 'unanswered', why: 'Error: EOF' }, 1100) }],
  ])('break it on any machine when %s', (_what, seen) => {
    for (const stalledShare of [0, 1]) expect(kindsOf({ ...seen, stalledShare })[0]).toBe('broken');
  });

  it('break it if more runs are lost than the other replica serves', () => {
    const [half, more] = [150, 151].map((count) => lostAt(REFUSALS.broken, ...Array(count).fill(1100)));
    expect(kindsOf({ lost: half ?? [] })).toEqual(KEPT);
    expect(judged({ lost: more ?? [] })[0]).toEqual({
      kind: 'broken',
      why: '151 of 301 runs were lost while one replica was away',
    });
  });

  it('break it if a stored run differs from its answer', () => {
    const creations = injectedRuns(2);
    const seen = { creations, kills: killsAt(), refusedDials: [] };
    expect(judgeKilledRuns({ ...seen, stored: ['injected', 'uninjected'] })[0]?.kind).toBe('broken');
    expect(judgeKilledRuns({ ...seen, stored: ['injected'] })[0]?.kind).toBe('broken');
  });
});

describe('new connections that reach a dead replica for too long', () => {
  const judge = (stalledShare: number) => {
    const kills = [{ killed: at(1000, stalledShare), back: at(20_000, stalledShare) }];
    return judgeKilledRuns({
      creations: injectedRuns(1000),
      stored: Array(1000).fill('injected'),
      kills,
      refusedDials: [call(9500, 9501, stalledShare)],
    });
  };

  it('break the promise on a quiet machine', () => {
    expect(judge(0.3).map(({ kind }) => kind)).toEqual(['kept', 'kept', 'broken']);
  });

  it('cannot be judged on a busy one', () => {
    expect(judge(0.95).map(({ kind }) => kind)).toEqual(['kept', 'kept', 'too loaded to judge']);
  });
});
