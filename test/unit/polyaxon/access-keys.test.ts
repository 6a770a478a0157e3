import { describe, expect, it } from 'vitest';
import { envOf } from '../../../src/kubernetes/env.ts';
import { readAccessKeys, withAccessKeys } from '../../../src/polyaxon/0x/access-keys.ts';

const PATH = 'gs://outputs/root/quick-start/experiments/7';
const ENTRY = { store: 'gcs', secret_key: 'KEY' };
const textOf = (entries: object): string => JSON.stringify(entries);
const read = (value: string | undefined) =>
  readAccessKeys(
    envOf({ name: 'main', env: value === undefined ? [] : [{ name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS', value }] }),
  );
const keyOf = (text: string | undefined, path: string): unknown => read(text).byPath.get(path);

describe('the access key of a path', () => {
  it('is the entry of exactly that path', () => {
    const text = textOf({ [PATH]: ENTRY });
    expect(keyOf(text, PATH)).toEqual({ store: 'gcs', envName: 'KEY' });
    expect(keyOf(text, `${PATH}/`)).toBeUndefined();
  });

  it.each([
    ['is no JSON', 'gcs'],
    ['is a list', '[]'],
    ['has an entry that is no map', textOf({ [PATH]: 'gcs' })],
    ['has an entry without a variable', textOf({ [PATH]: { store: 'gcs' } })],
    ['has an entry without a store', textOf({ [PATH]: { secret_key: 'KEY' } })],
    ['is not there', undefined],
  ])('is missing where the text %s', (_name, text) => {
    expect(keyOf(text, PATH)).toBeUndefined();
    expect(read(text).byPath.size).toBe(0);
  });

  it('is never a member that every object has', () => expect(keyOf('{}', 'constructor')).toBeUndefined());

  it('is listed with its path', () => {
    expect([...read(textOf({ a: ENTRY, b: null })).byPath]).toEqual([['a', { store: 'gcs', envName: 'KEY' }]]);
  });
});

describe('access keys with entries added', () => {
  it('are made where there are none', () => {
    expect(withAccessKeys(read(undefined), new Map([[PATH, 'KEY']]))).toBe(textOf({ [PATH]: ENTRY }));
  });

  it('keep what is there in its order, members of an entry included', () => {
    const text = textOf({ b: { more: 1, store: 's3', secret_key: 'OLD' }, a: 2 });
    expect(
      withAccessKeys(
        read(text),
        new Map([
          ['b', 'NEW'],
          [PATH, 'KEY'],
        ]),
      ),
    ).toBe(textOf({ b: { more: 1, store: 'gcs', secret_key: 'NEW' }, a: 2, [PATH]: ENTRY }));
  });

  it('replace an entry that is no map', () => {
    expect(withAccessKeys(read(textOf({ [PATH]: 'gcs' })), new Map([[PATH, 'KEY']]))).toBe(textOf({ [PATH]: ENTRY }));
  });

  it.each([
    ['is no JSON', 'not json'],
    ['is a list', '[ ]'],
  ])('come back letter by letter where the text %s', (_name, text) => {
    expect(withAccessKeys(read(text), new Map([[PATH, 'KEY']]))).toBe(text);
  });

  it('come back letter by letter where nothing is added', () => {
    expect(withAccessKeys(read('{ "a": 1 }'), new Map())).toBe('{ "a": 1 }');
    expect(withAccessKeys(read(undefined), new Map())).toBeUndefined();
  });
});
