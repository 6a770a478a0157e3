import { describe, expect, it } from 'vitest';
import { at, call } from './made-calls.ts';
import { judgeReplaced } from './replaced.ts';
import type { Call } from './took.ts';

/** The command ends after ten seconds. The old replicas are gone after thirty. */
const kindsOf = (sentMs: readonly number[], share = 0): readonly string[] => {
  const calls: readonly Call[] = sentMs.map((ms) => call(ms, ms + 10, share));
  return judgeReplaced(calls, { done: at(10_000, share), gone: at(30_000, share) }).map(({ kind }) => kind);
};

describe('the old configuration', () => {
  it.each([
    ['no call at all', []],
    ['calls before the end of the command', [1000, 9000]],
    ['a call soon after it', [9000, 14_000]],
  ])('may answer %s', (_which, sent) => {
    expect(kindsOf(sent)).toEqual(['kept', 'kept']);
    expect(kindsOf(sent, 1)).toEqual(['kept', 'kept']);
  });

  it('may not answer for long after it, unless the machine is busy', () => {
    expect(kindsOf([9000, 16_000, 11_000])).toEqual(['kept', 'broken']);
    expect(kindsOf([9000, 16_000, 11_000], 1)).toEqual(['kept', 'too loaded to judge']);
  });

  it('may not answer after its replicas are gone, on any machine', () => {
    for (const share of [0, 1]) expect(kindsOf([30_001], share)[0]).toBe('broken');
  });
});
