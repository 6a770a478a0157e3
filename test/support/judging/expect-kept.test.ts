import { expect, it, onTestFinished } from 'vitest';
import { expectKept } from './expect-kept.ts';
import { broken, KEPT, type Verdict } from './verdict.ts';

const TOO_LOADED: Verdict = { kind: 'too loaded to judge', why: 'an outage took 20 s' };

it('passes when every promise is kept', ({ task }) => {
  expectKept();
  expectKept(KEPT, KEPT);
  expect(task.meta).toEqual({});
});

it('names each broken promise, also beside others that cannot be judged', ({ task }) => {
  // The gate's count would report it.
  onTestFinished(() => void delete task.meta.tooLoadedToJudge);
  expect(() => expectKept(KEPT, broken('1 × uninjected'), TOO_LOADED)).toThrow(/deeply equal/);
  expect(() => expectKept(broken('1 × uninjected'))).toThrow(/deeply equal/);
});

it('passes and notes it in the report when a promise cannot be judged', ({ task }) => {
  onTestFinished(() => void delete task.meta.tooLoadedToJudge);
  expectKept(TOO_LOADED, KEPT);
  expectKept(TOO_LOADED);
  expect(task.meta).toEqual({ tooLoadedToJudge: ['an outage took 20 s', 'an outage took 20 s'] });
});
