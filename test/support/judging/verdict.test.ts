import { describe, expect, it } from 'vitest';
import { judgeTime } from './verdict.ts';

describe('a time with a limit of five seconds', () => {
  it.each([
    ['within it, on a quiet machine', 4000, 0, 'kept'],
    ['within it, on a busy machine', 4000, 4000, 'kept'],
    ['within it, on an unknown machine', 5000, undefined, 'kept'],
    ['beyond it, on a quiet machine', 5001, 100, 'broken'],
    ['beyond it, on a machine with some other work', 6000, 2900, 'broken'],
    ['beyond it, on a machine that stalled for half of it', 6000, 3000, 'too loaded to judge'],
    ['far beyond it, on a machine without a free CPU', 60_000, 59_000, 'too loaded to judge'],
    ['beyond it, on an unknown machine', 6000, undefined, 'too loaded to judge'],
  ])('is judged if it is %s', (_which, tookMs, stalledMs, kind) => {
    expect(judgeTime('it', { tookMs, stalledMs }, 5000).kind).toBe(kind);
  });

  it('says how long it took, and for how long the machine stood still', () => {
    expect(judgeTime('an outage', { tookMs: 6000.4, stalledMs: 100 }, 5000)).toEqual({
      kind: 'broken',
      why: 'an outage took 6000 ms, the limit is 5000 ms; the machine stood still for 100 ms of that',
    });
    expect(judgeTime('an outage', { tookMs: 6000, stalledMs: undefined }, 5000)).toMatchObject({
      why: 'an outage took 6000 ms, the limit is 5000 ms; how busy the machine was is not known',
    });
  });
});
