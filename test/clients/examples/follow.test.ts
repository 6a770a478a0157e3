import { describe, expect, it } from 'vitest';
import { expectInOrder } from './follow.ts';

describe('what a README shows', () => {
  it('may stand between other lines', () => {
    expectInOrder('warning\na\nwarning\nb\na\n', ['a', 'b', 'a']);
  });

  it.each([
    ['in another order', ['b', 'b']],
    ['in part of a line', ['war']],
    ['never', []],
  ])('is not there %s', (_, shown) => {
    expect(() => expectInOrder('warning\na\nwarning\nb\na\n', shown)).toThrow();
  });
});
