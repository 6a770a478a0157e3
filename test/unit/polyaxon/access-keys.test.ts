import { describe, expect, it } from 'vitest';
import { accessKeyOf, accessKeys, withAccessKeys } from '../../../src/polyaxon/access-keys.ts';

const PATH = 'gs://outputs/root/quick-start/experiments/7';
const ENTRY = { store: 'gcs', secret_key: 'KEY' };
const textOf = (entries: object): string => JSON.stringify(entries);

describe('the access key of a path', () => {
  it('is the entry of exactly that path', () => {
    const text = textOf({ [PATH]: ENTRY });
    expect(accessKeyOf(text, PATH)).toEqual({ store: 'gcs', envName: 'KEY' });
    expect(accessKeyOf(text, `${PATH}/`)).toBeUndefined();
  });

  it.each([
    ['is no JSON', 'gcs'],
    ['is a list', '[]'],
    ['has an entry that is no map', textOf({ [PATH]: 'gcs' })],
    ['has an entry without a variable', textOf({ [PATH]: { store: 'gcs' } })],
    ['has an entry without a store', textOf({ [PATH]: { secret_key: 'KEY' } })],
    ['is not there', undefined],
  ])('is missing where the text %s', (_name, text) => {
    expect(accessKeyOf(text, PATH)).toBeUndefined();
    expect(accessKeys(text)).toEqual([]);
  });

  it('is never a member that every object has', () => expect(accessKeyOf('{}', 'constructor')).toBeUndefined());

  it('is listed with its path', () => {
    expect(accessKeys(textOf({ a: ENTRY, b: null }))).toEqual([{ path: 'a', store: 'gcs', envName: 'KEY' }]);
  });
});

describe('access keys with entries added', () => {
  it('are made where there are none', () => {
    expect(withAccessKeys(undefined, new Map([[PATH, 'KEY']]))).toBe(textOf({ [PATH]: ENTRY }));
  });

  it('keep what is there in its order, members of an entry included', () => {
    const text = textOf({ b: { more: 1, store: 's3', secret_key: 'OLD' }, a: 2 });
    expect(
      withAccessKeys(
        text,
        new Map([
          ['b', 'NEW'],
          [PATH, 'KEY'],
        ]),
      ),
    ).toBe(textOf({ b: { more: 1, store: 'gcs', secret_key: 'NEW' }, a: 2, [PATH]: ENTRY }));
  });

  it('replace an entry that is no map', () => {
    expect(withAccessKeys(textOf({ [PATH]: 'gcs' }), new Map([[PATH, 'KEY']]))).toBe(textOf({ [PATH]: ENTRY }));
  });

  it.each([
    ['is no JSON', 'not json'],
    ['is a list', '[ ]'],
  ])('come back letter by letter where the text %s', (_name, text) => {
    expect(withAccessKeys(text, new Map([[PATH, 'KEY']]))).toBe(text);
  });

  it('come back letter by letter where nothing is added', () => {
    expect(withAccessKeys('{ "a": 1 }', new Map())).toBe('{ "a": 1 }');
    expect(withAccessKeys(undefined, new Map())).toBeUndefined();
  });
});
