import { expect, it } from 'vitest';
import { firstFree } from '../../../src/kubernetes/names.ts';

it('the first free name counts from two', () => {
  expect(firstFree('a', (name) => ['a', 'a-2'].includes(name))).toBe('a-3');
  expect(firstFree('a', (name) => name === 'a', '_')).toBe('a_2');
});
