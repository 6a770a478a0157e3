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
    ['is empty if it has none', [{ name: 'A' }], ''],
    ['is empty if it is null', [{ name: 'A', value: null, valueFrom: null }], ''],
    ['is unknown if it comes from a source', [{ name: 'A', valueFrom: {} }], undefined],
    [
      'is unknown if the last of duplicates comes from a source',
      [
        { name: 'A', value: 'b' },
        { name: 'A', valueFrom: {} },
      ],
      undefined,
    ],
    ['is unknown if it is absent', [{ name: 'B', value: 'b' }], undefined],
    ['is unknown without a list', null, undefined],
  ])('%s', (_name, env, value) => expect(literal(envOf({ name: 'main', env }), 'A')).toBe(value));

  it('keeps the place of the last of duplicates', () => {
    const env = envOf({ name: 'main', env: [{ name: 'A' }, { name: 'B' }, { name: 'A' }] });
    expect(env.get('A')?.index).toBe(2);
  });
});
