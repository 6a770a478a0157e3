import { describe, expect, it } from 'vitest';
import {
  type EnvWish,
  eachUnlessSet,
  missingEnv,
  rewrite,
  unlessSet,
} from '../../../../src/injection/plan/env-wishes.ts';
import { envOf } from '../../../../src/kubernetes/env.ts';
import type { EnvVar } from '../../../../src/kubernetes/pod.ts';

const missing = (env: EnvVar[], ...wishes: readonly EnvWish[]) => missingEnv(envOf({ name: 'main', env }), wishes);
const NOTHING = { env: [], envValues: [] };

describe('a variable of ours', () => {
  it('is added once if it is missing', () => {
    expect(missing([], unlessSet('A', '1'), unlessSet('A', '2'))).toEqual({
      env: [{ name: 'A', value: '1' }],
      envValues: [],
    });
  });

  it('may be any that a configuration names', () => {
    const variables = [
      { name: 'A', value: '1' },
      { name: 'B', valueFrom: {} },
    ];
    expect(missing([{ name: 'A' }], ...eachUnlessSet(variables)).env).toEqual([{ name: 'B', valueFrom: {} }]);
  });

  it.each([
    ['a value', { name: 'A', value: '2' }],
    ['an empty value', { name: 'A', value: '' }],
    ['a value from a source', { name: 'A', valueFrom: {} }],
  ])("is never set over %s of its author's", (_name, variable) => {
    expect(missing([variable], unlessSet('A', '1'))).toEqual(NOTHING);
  });
});

describe('a variable that Polyaxon writes', () => {
  it.each([
    ['is added if it is missing', [], { env: [{ name: 'A', value: '1' }], envValues: [] }],
    [
      'is replaced if it has another value',
      [{ name: 'A', value: '2' }],
      { env: [], envValues: [{ index: 0, value: '1' }] },
    ],
    ['is replaced if it has none', [{ name: 'A' }], { env: [], envValues: [{ index: 0, value: '1' }] }],
    ['stays if it has that value', [{ name: 'A', value: '1' }], NOTHING],
    ['stays if it comes from a source', [{ name: 'A', valueFrom: {} }], NOTHING],
  ])('%s', (_name, env, expected) => expect(missing(env, rewrite('A', '1'))).toEqual(expected));

  it('is replaced at the last of duplicates, which is the effective one', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'A', value: '2' },
    ];
    expect(missing(env, rewrite('A', '1')).envValues).toEqual([{ index: 1, value: '1' }]);
  });

  it('is left alone if its value is unknown', () => {
    expect(missing([], rewrite('A', undefined))).toEqual(NOTHING);
    expect(missing([{ name: 'A', value: '1' }], rewrite('A', undefined))).toEqual(NOTHING);
  });
});
