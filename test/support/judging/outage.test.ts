import { describe, expect, it } from 'vitest';
import { at, call } from './made-calls.ts';
import { disturbanceIn, isMissed, isQuiet, judgeMissed, judgeOutage, type Tried } from './outage.ts';

/** Attempts one after another, each of 50 ms. */
const triedFrom = (startMs: number, answers: readonly string[], stalledShare = 0): readonly Tried[] =>
  answers.map((answer, index) => ({
    answer,
    ...call(startMs + index * 50, startMs + index * 50 + 50, stalledShare),
  }));

const UNTRUSTED = 'x509: certificate signed by unknown authority';
const LATE = 'failed calling webhook: context deadline exceeded';

describe('an outage', () => {
  it('is none if every run was injected', () => {
    const { missed, outage, afterwards } = disturbanceIn(triedFrom(0, ['injected', 'injected']), at(60));
    expect([missed, outage.tookMs, afterwards.tookMs]).toEqual([[], 0, 0]);
  });

  it.each([
    ['during the act', 300, [200, 0]],
    ['from the act on', 120, [200, 130]],
    ['after the act', 20, [200, 200]],
  ])('lasts from the first missed run to the next injected one: %s', (_when, done, times) => {
    const tried = triedFrom(0, ['injected', UNTRUSTED, 'injected', 'unseen', 'injected']);
    const { missed, outage, afterwards } = disturbanceIn(tried, at(done));
    expect(missed.map(({ answer }) => answer)).toEqual([UNTRUSTED, 'unseen']);
    expect([outage.tookMs, afterwards.tookMs]).toEqual(times);
  });

  it('without an end is no measurement', () => {
    expect(() => disturbanceIn(triedFrom(0, ['injected', UNTRUSTED]), at(60))).toThrow(
      `runs are not injected again: ${UNTRUSTED}`,
    );
  });

  it('of more than ten seconds is too long, unless the machine stalled', () => {
    expect(judgeOutage({ tookMs: 9000, stalledMs: 9000 }).kind).toBe('kept');
    expect(judgeOutage({ tookMs: 11_000, stalledMs: 0 }).kind).toBe('broken');
    expect(judgeOutage({ tookMs: 11_000, stalledMs: 10_000 }).kind).toBe('too loaded to judge');
  });
});

describe('runs that were not injected though all should be', () => {
  const kindsOf = (missed: readonly Tried[]) => judgeMissed(missed).map(({ kind }) => kind);
  const late = (stalledShare: number): Tried => ({ answer: LATE, ...call(100, 5100, stalledShare) });

  it('are none', () => {
    expect(kindsOf([])).toEqual(['kept', 'kept']);
  });

  it.each([UNTRUSTED, 'unseen'])('break the promise on any machine: %s', (answer) => {
    for (const share of [0, 1]) expect(kindsOf(triedFrom(0, [answer], share))).toEqual(['broken', 'kept']);
  });

  it('without an answer in time break it only on a quiet machine', () => {
    expect(kindsOf([late(0.1)])).toEqual(['kept', 'broken']);
    expect(kindsOf([late(0.9)])).toEqual(['kept', 'too loaded to judge']);
    expect(kindsOf([late(0.9), ...triedFrom(0, ['unseen'], 0.9)])).toEqual(['broken', 'too loaded to judge']);
  });
});

describe('all is quiet', () => {
  const injected = (count: number): readonly string[] => Array(count).fill('injected');

  it.each([
    ['after sixty injected runs that took more than two seconds', injected(61), 10, true],
    ['not after fewer, as on a busy machine', injected(50), 10, false],
    ['not by runs before the end of the act', injected(61), 1000, false],
    ['not soon after a missed one', [...injected(40), 'unseen', ...injected(30)], 10, false],
    ['long after a missed one', ['unseen', ...injected(61)], 10, true],
  ])('%s', (_when, answers, done, quiet) => {
    expect(isQuiet(triedFrom(0, answers), at(done))).toBe(quiet);
  });

  it('not if they took less than two seconds', () => {
    const fast = triedFrom(20, injected(61)).map((tried, index) => ({ ...tried, ...call(20 + index, 21 + index) }));
    expect(isQuiet(fast, at(10))).toBe(false);
    expect(fast.some(isMissed)).toBe(false);
  });
});
