import { describe, expect, it } from 'vitest';
import type { Creation, Outcome } from './creation.ts';
import { judgeLoad, longestPauseIn } from './load.ts';
import { call, creation, INJECTED, injectedRuns, REFUSALS } from './made-calls.ts';
import { judgeAnsweredRuns, judgeRuns } from './runs.ts';
import type { Call } from './took.ts';

const ALL_STORED = Array<Creation['kind']>(3).fill('injected');
const BUSY = 0.99;

/** Two injected runs, and a third one of ten seconds. */
const withThird = (outcome: Outcome, stalledShare = 0): readonly Creation[] => [
  ...injectedRuns(2, stalledShare),
  creation(outcome, call(40, 10_040, stalledShare)),
];
const kindsOf = (creations: readonly Creation[], stored = ALL_STORED): readonly string[] =>
  judgeRuns({ creations, stored }).map(({ kind }) => kind);

describe('runs without a permitted loss', () => {
  it('keep that promise if each is injected, however long that takes', () => {
    expect(kindsOf(withThird(INJECTED))).toEqual(['kept', 'kept']);
    expect(kindsOf(withThird(INJECTED, BUSY))).toEqual(['kept', 'kept']);
  });

  it.each<[string, Outcome]>([
    ['uninjected', { kind: 'uninjected' }],
    ['refused because no replica is up', REFUSALS.nobodyThere],
    ['refused because the connection broke', REFUSALS.broken],
    ['refused because the certificate is not trusted', REFUSALS.untrusted],
    ['unanswered', { kind: 'unanswered', why: 'Error: read ECONNRESET' }],
  ])('break it on any machine if one is %s', (_what, outcome) => {
    for (const share of [0, BUSY, 1]) expect(kindsOf(withThird(outcome, share))).toEqual(['broken', 'kept']);
  });

  it.each([
    ['API server', REFUSALS.tooBusy],
    ['webhook', REFUSALS.noAnswer],
  ])('break it if the %s has no answer in time, except on a machine too loaded to judge', (_who, outcome) => {
    const stored = ALL_STORED.slice(1);
    expect(kindsOf(withThird(outcome), stored)).toEqual(['kept', 'broken']);
    expect(kindsOf(withThird(outcome, 0.4), stored)).toEqual(['kept', 'broken']);
    expect(kindsOf(withThird(outcome, BUSY), stored)).toEqual(['kept', 'too loaded to judge']);
  });

  it('break it if another one is lost beside late ones on a busy machine', () => {
    const late = injectedRuns(2).map(({ sent, ended }) => creation(REFUSALS.tooBusy, { sent, ended }));
    expect(kindsOf([...late, creation({ kind: 'uninjected' }, call(40, 50, BUSY))], [])).toContain('broken');
  });

  it('are judged by the late one that the machine explains least', () => {
    const second = creation(REFUSALS.tooBusy, call(60, 10_060, 0.1));
    const [, late] = judgeRuns({ creations: [...withThird(REFUSALS.tooBusy, BUSY), second], stored: ALL_STORED });
    expect(late).toMatchObject({ kind: 'broken', why: expect.stringMatching(/^2 × 504 Timeout/) });
  });

  it('break it by a stored pod', () => {
    expect(kindsOf(injectedRuns(3), ['injected', 'injected', 'uninjected'])).toEqual(['broken', 'kept']);
    expect(kindsOf(injectedRuns(3), ['injected', 'injected'])).toEqual(['broken', 'kept']);
    expect(kindsOf(injectedRuns(2))).toEqual(['broken', 'kept']);
  });

  it('may be stored if their answer came too late', () => {
    const creations = withThird(REFUSALS.tooBusy, BUSY);
    for (const stored of [ALL_STORED, ALL_STORED.slice(1)]) {
      expect(judgeRuns({ creations, stored })[0]).toEqual({ kind: 'kept' });
    }
  });

  it('report each loss once, with its number', () => {
    const two = [...withThird({ kind: 'uninjected' }), creation({ kind: 'uninjected' }, call(60, 70))];
    expect(judgeRuns({ creations: two, stored: ALL_STORED })[0]).toEqual({
      kind: 'broken',
      why: '2 × uninjected\n4 created, 0 of which nobody knows, 3 stored',
    });
  });
});

it('runs of a namespace that did not opt in are lost if one is injected', () => {
  const [run] = withThird({ kind: 'uninjected' }).slice(2);
  expect(judgeRuns({ creations: run ? [run] : [], stored: ['uninjected'] }, 'uninjected')[0]).toEqual({ kind: 'kept' });
  expect(judgeRuns({ creations: injectedRuns(1), stored: ['injected'] }, 'uninjected')[0]?.kind).toBe('broken');
});

describe('runs while the API server goes away', () => {
  const untold = withThird({ kind: 'unanswered', why: 'Error: connect ECONNREFUSED' });

  it('may be unanswered, and stored or not', () => {
    for (const stored of [ALL_STORED, ALL_STORED.slice(1)]) {
      expect(judgeAnsweredRuns({ creations: untold, stored }).map(({ kind }) => kind)).toEqual(['kept', 'kept']);
    }
  });

  it.each([
    ['an answered one is refused', withThird(REFUSALS.nobodyThere), ALL_STORED.slice(1)],
    ['an answered one is not stored', untold, ALL_STORED.slice(2)],
    ['one more is stored than was created', untold, [...ALL_STORED, 'injected' as const]],
    ['an unanswered one is stored uninjected', untold, [...ALL_STORED.slice(1), 'uninjected' as const]],
  ])('are lost if %s', (_what, creations, stored) => {
    expect(judgeAnsweredRuns({ creations, stored })[0]?.kind).toBe('broken');
  });
});

describe('the load', () => {
  it('has its longest pause between two successive calls, whenever they ended', () => {
    const [first, second, third] = [call(0, 9000), call(3500, 3510), call(100, 110)];
    expect(longestPauseIn([first, second, third])).toEqual({ tookMs: 3400, stalledMs: 0 });
    expect(longestPauseIn([first])).toEqual({ tookMs: 0, stalledMs: 0 });
  });

  const judge = (calls: readonly Call[], tookMs: number, share = 0) =>
    judgeLoad(calls, { tookMs, stalledMs: tookMs * share }).map(({ kind }) => kind);

  it('is missing if nothing was sent for seconds; on a busy machine this cannot be judged', () => {
    expect(judge([call(0, 10), call(2900, 2910)], 40)[0]).toBe('kept');
    expect(judge([call(0, 10), call(3400, 3410)], 40)[0]).toBe('broken');
    expect(judge([call(0, 10, BUSY), call(3400, 3410, BUSY)], 40)[0]).toBe('too loaded to judge');
  });

  it('is missing if it was sent at a lower rate; on a busy machine this cannot be judged', () => {
    expect(judge(injectedRuns(500), 10_000)).toEqual(['kept', 'kept']);
    expect(judge(injectedRuns(500), 12_000)).toEqual(['kept', 'broken']);
    expect(judge(injectedRuns(500), 12_000, BUSY)).toEqual(['kept', 'too loaded to judge']);
  });
});
