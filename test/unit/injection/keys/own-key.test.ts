import { describe, expect, it } from 'vitest';
import type { SecretState } from '../../../../src/gcs/secret-state.ts';
import { judgeKey } from '../../../../src/injection/keys/own-key.ts';
import { has, located, NEED } from './located.ts';

const LOCATION = located({ ...NEED, isVital: true }, {});
const UNUSABLE: SecretState = { kind: 'present', keys: new Map([['gc.json', 'not_json']]) };

describe('the key of a run', () => {
  it.each([
    ['missing', true, { kind: 'missing' }, 'secret_missing', 'file'],
    ['missing', false, { kind: 'missing' }, 'secret_missing', 'no file'],
    ['absent', true, has('other.json'), 'secret_key_missing', 'file'],
    ['absent', false, has('other.json'), 'secret_key_missing', 'no file'],
    ['no key file', true, UNUSABLE, 'key_invalid', 'file'],
    ['no key file', false, UNUSABLE, 'key_invalid', 'no file'],
    ['usable', true, has('gc.json'), 'injected', 'file'],
    ['usable', false, has('gc.json'), 'injected', 'file'],
    ['unknown', true, { kind: 'unknown' }, 'injected', 'file'],
    ['unknown', false, { kind: 'unknown' }, 'injected', 'file'],
  ] as const)('that is %s, vital: %s', (_name, isVital, state, reason, file) => {
    const own = judgeKey({ ...NEED, isVital }, LOCATION, state);
    expect([own.reason, own.location === undefined ? 'no file' : 'file']).toEqual([reason, file]);
  });

  it('that was not located is absent', () => {
    const absent = { reason: 'secret_key_missing', cause: 'it has a.json' };
    expect(judgeKey(NEED, undefined, has('a.json'))).toStrictEqual(absent);
    expect(judgeKey({ ...NEED, isVital: true }, undefined, has('a.json'))).toStrictEqual(absent);
    expect(judgeKey(NEED, undefined, { kind: 'missing' })).toStrictEqual({ reason: 'secret_missing' });
  });

  it('has its id, if that is known', () => {
    const state = has('gc.json') as SecretState & { kind: 'present' };
    const ids = new Map([['gc.json', '0a1b']]);
    expect(judgeKey(NEED, LOCATION, { ...state, ids })).toStrictEqual({
      reason: 'injected',
      location: LOCATION,
      id: '0a1b',
    });
    expect(judgeKey(NEED, LOCATION, state)).toStrictEqual({ reason: 'injected', location: LOCATION });
  });
});
