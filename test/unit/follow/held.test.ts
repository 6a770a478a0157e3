import { expect, it } from 'vitest';
import { always } from '../../../src/follow/followed.ts';
import { held } from '../../../src/follow/held.ts';

it('gives the present value at once, if there is one, and then each new one', async () => {
  const value = held<string>();
  const [early, late]: [string[], string[]] = [[], []];
  value.each((each) => void early.push(each));
  expect([value.current(), early]).toEqual([undefined, []]);
  value.set('one');
  value.each((each) => void late.push(each));
  value.set('two');
  expect([await value.first, value.current(), early, late]).toEqual(['one', 'two', ['one', 'two'], ['one', 'two']]);
});

it('holds a value that is undefined like any other', () => {
  const value = held<undefined>();
  const seen: unknown[] = [];
  value.set(undefined);
  value.each((each) => void seen.push(each));
  expect(seen).toEqual([undefined]);
});

it('always gives a value that never changes', async () => {
  const seen: number[] = [];
  const value = always(7);
  value.each((each) => void seen.push(each));
  expect([await value.first, value.current(), value.whyNotReady(), seen]).toEqual([7, 7, undefined, [7]]);
  await value.stop();
});
