import { describe, expect, it } from 'vitest';
import type { KeyQuality } from '../../../../src/gcs/secret-state.ts';
import { causeIn } from '../../../../src/injection/keys/key-cause.ts';

const present = (keys: Readonly<Record<string, KeyQuality>>) => ({
  kind: 'present' as const,
  keys: new Map(Object.entries(keys)),
});

describe('what is wrong in a Secret that should have gcs-key.json', () => {
  it.each([
    ['a key file of another name', { 'gcs-secret.json': 'usable' }, 'it has gcs-secret.json'],
    ['a key file without .json', { key: 'usable', 'note.json': 'not_json' }, 'it has key'],
    ['two key files', { 'b.json': 'usable', 'a.json': 'usable' }, 'it has a.json, b.json'],
    ['many', { a: 'usable', b: 'usable', c: 'usable', d: 'usable' }, 'it has a, b, 2 more'],
    ['a broken file of another name', { 'a.json': 'cut_off', readme: 'not_json' }, 'it has a.json'],
    ['nothing', {}, 'the Secret is empty'],
    ['the key, broken', { 'gcs-key.json': 'cut_off' }, 'cut off before the end of its JSON'],
  ] as const)('%s', (_name, keys, words) => expect(causeIn(present(keys), 'gcs-key.json')).toBe(words));

  it.each([
    ['the key', { 'gcs-key.json': 'usable' }],
    ['nothing that looks like a key file', { readme: 'not_json' }],
  ] as const)('nothing to add: %s', (_name, keys) => expect(causeIn(present(keys), 'gcs-key.json')).toBeUndefined());

  it('nothing is known of a Secret that is missing or unknown', () => {
    expect([causeIn({ kind: 'missing' }, 'k'), causeIn({ kind: 'unknown' }, 'k')]).toEqual([undefined, undefined]);
  });

  it('the names that it has, if nobody named a key', () => {
    expect(causeIn(present({ 'a.json': 'usable' }), undefined)).toBe('it has a.json');
  });
});
