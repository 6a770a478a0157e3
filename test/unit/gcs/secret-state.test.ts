import { describe, expect, it } from 'vitest';
import { keyFileName } from '../../../src/gcs/key-file.ts';
import { availableKey, type SecretState, stateOf } from '../../../src/gcs/secret-state.ts';

const present = (...keys: readonly string[]): SecretState => ({
  kind: 'present',
  keys: new Map(keys.map((key) => [key, 'usable' as const])),
});

describe('the chosen key', () => {
  it.each([
    ['of an unknown Secret is the first wanted', { kind: 'unknown' }, true, 'a.json'],
    ['of a missing Secret is the first wanted', { kind: 'missing' }, true, 'a.json'],
    ['is the first wanted that exists', present('other.json', 'b.json', 'a.json'), true, 'a.json'],
    ['is the next wanted if the first is missing', present('other.json', 'b.json'), true, 'b.json'],
    ['is the only .json key if every wanted one is missing', present('readme', 'other.json'), true, 'other.json'],
    ['is never the only .json key if that may not stand in', present('other.json'), false, undefined],
    ['is none of several .json keys', present('c.json', 'd.json'), true, undefined],
    ['is none if no key is a .json file', present('readme'), true, undefined],
  ] as const)('%s', (_name, state, anyJson, key) => {
    expect(availableKey(state, ['a.json', 'b.json'], anyJson)).toBe(key);
  });

  it('a Secret that is not listed is unknown', () => expect(stateOf(new Map(), 's')).toEqual({ kind: 'unknown' }));
});

it('a key file ends in .json, because the clients refuse any other', () => {
  expect([keyFileName('key'), keyFileName('key.json')]).toEqual(['key.json', 'key.json']);
});
