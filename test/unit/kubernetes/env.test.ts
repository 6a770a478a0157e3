import { describe, expect, it } from 'vitest';
import { envOf, literal } from '../../../src/kubernetes/env.ts';

describe('the value of a variable', () => {
  it.each([
    ['is its literal', [{ name: 'A', value: 'b' }], 'b'],
    [
      'is the last of duplicates, as the kubelet has it',
      [
        { name: 'A', value: 'b' },
        { name: 'A', value: 'c' },
      ],
      'c',
    ],
    ['is empty where it has none', [{ name: 'A' }], ''],
    ['is empty where it is null', [{ name: 'A', value: null, valueFrom: null }], ''],
    ['is unknown where it comes from elsewhere', [{ name: 'A', valueFrom: {} }], undefined],
    [
      'is unknown where the last of duplicates comes from elsewhere',
      [
        { name: 'A', value: 'b' },
        { name: 'A', valueFrom: {} },
      ],
      undefined,
    ],
    ['is unknown where it is not there', [{ name: 'B', value: 'b' }], undefined],
    ['is unknown without a list', null, undefined],
  ])('%s', (_name, env, value) => expect(literal(envOf({ name: 'main', env }), 'A')).toBe(value));

  it('stands at the place of the last of duplicates', () => {
    const env = envOf({ name: 'main', env: [{ name: 'A' }, { name: 'B' }, { name: 'A' }] });
    expect(env.get('A')?.index).toBe(2);
  });
});
