import { describe, expect, it } from 'vitest';
import { expectInOrder } from './follow.ts';

describe('the output that a README shows', () => {
  it('may be between other lines', () => {
    expectInOrder('warning\na\nwarning\nb\na\n', ['a', 'b', 'a']);
  });

  it.each([
    ['in another order', ['b', 'b']],
    ['in part of a line', ['war']],
    ['never', []],
  ])('is not found %s', (_, shown) => {
    expect(() => expectInOrder('warning\na\nwarning\nb\na\n', shown)).toThrow();
  });
});
