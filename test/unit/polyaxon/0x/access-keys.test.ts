import { describe, expect, it } from 'vitest';
import { envOf } from '../../../../src/kubernetes/env.ts';
import { readAccessKeys, withAccessKeys } from '../../../../src/polyaxon/0x/access-keys.ts';

const PATH = 'gs://outputs/root/quick-start/experiments/7';
const ENTRY = { store: 'gcs', secret_key: 'KEY' };
const textOf = (entries: object): string => JSON.stringify(entries);
const read = (value: string | undefined) =>
  readAccessKeys(
    envOf({ name: 'main', env: value === undefined ? [] : [{ name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS', value }] }),
  );
const keyOf = (text: string | undefined, path: string): unknown => read(text).envNames.get(path);

describe('the access key of a path', () => {
  it('is the entry of exactly that path', () => {
    const text = textOf({ [PATH]: ENTRY });
    expect(keyOf(text, PATH)).toBe('KEY');
    expect(keyOf(text, `${PATH}/`)).toBeUndefined();
  });

  it.each([
    ['is no JSON', 'gcs'],
    ['is a list', '[]'],
    ['has an entry that is no map', textOf({ [PATH]: 'gcs' })],
    ['has an entry without a variable', textOf({ [PATH]: { store: 'gcs' } })],
    ['has an entry without a store', textOf({ [PATH]: { secret_key: 'KEY' } })],
    ['has an entry of another store', textOf({ [PATH]: { store: 's3', secret_key: 'KEY' } })],
    ['is too long to start a program with', textOf({ [PATH]: ENTRY, more: 'x'.repeat(131_071) })],
    ['is not there', undefined],
  ])('is missing if the text %s', (_name, text) => {
    expect(keyOf(text, PATH)).toBeUndefined();
    expect(read(text).envNames.size).toBe(0);
  });

  it('is never a member that every object has', () => expect(keyOf('{}', 'constructor')).toBeUndefined());

  it('is listed with its path', () => {
    expect([...read(textOf({ a: ENTRY, b: null })).envNames]).toEqual([['a', 'KEY']]);
  });
});

describe('access keys with entries added', () => {
  it('are made if there are none', () => {
    expect(withAccessKeys(read(undefined), new Map([[PATH, 'KEY']]))).toBe(textOf({ [PATH]: ENTRY }));
  });

  it('keep existing entries in their order, with all members', () => {
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

  it('keep all other characters', () => {
    const text = '{"a": {"id": 12345678901234567890,  "secret_key": "OLD", "store": "gcs"}, "10":1, "9" : -0 }';
    const names = new Map([
      ['a', 'NEW'],
      ['b', 'KEY'],
    ]);
    expect(withAccessKeys(read(text), names)).toBe(`${text.slice(0, -1).replace('OLD', 'NEW')},"b":${textOf(ENTRY)}}`);
  });

  it.each([
    ['{}', '{"store":"gcs","secret_key":"KEY"}'],
    ['{"store":"gcs"}', '{"secret_key":"KEY","store":"gcs"}'],
    ['{"secret_key":7,"more":1}', '{"store":"gcs","secret_key":"KEY","more":1}'],
  ])('make an entry %s acceptable for the client', (before, after) => {
    expect(withAccessKeys(read(`{"a":${before}}`), new Map([['a', 'KEY']]))).toBe(`{"a":${after}}`);
  });

  it('stay short enough to start a program by leaving out the last', () => {
    const paths = new Map(Array.from({ length: 3_000 }, (_, index) => [`gs://outputs/${index}`, 'KEY'] as const));
    const text = withAccessKeys(read(undefined), paths) ?? '';
    expect(`POLYSTORES_RUN_STORES_ACCESS_KEYS=${text}`.length).toBeLessThanOrEqual(131_071);
    const taken = [...read(text).envNames.keys()];
    expect(taken.length).toBeGreaterThan(1_000);
    expect(taken).toEqual([...paths.keys()].slice(0, taken.length));
  });

  const MOST = 131_071 - 'POLYSTORES_RUN_STORES_ACCESS_KEYS='.length;
  const filled = (before: string, length: number): string =>
    before.replace('FILL', 'x'.repeat(length - before.length + 4));
  const names = new Map([['a', 'KEY']]);

  it('are as long as a program can start with', () => {
    const added = `,"a":${textOf(ENTRY)}`;
    const [fits, exceeds] = [MOST, MOST + 1].map((length) => filled('{"more":"FILL"}', length - added.length));
    expect(withAccessKeys(read(fits), names)).toBe(`${fits?.slice(0, -1)}${added}}`);
    expect(withAccessKeys(read(exceeds), names)).toBe(exceeds);
  });

  it('keep an entry that would become too long', () => {
    const grown = textOf(ENTRY).length - '{}'.length;
    const [fits, exceeds] = [MOST, MOST + 1].map((length) => filled('{"more":"FILL","a":{}}', length - grown));
    expect(withAccessKeys(read(fits), names)).toBe(fits?.replace('{}', textOf(ENTRY)));
    expect(withAccessKeys(read(exceeds), names)).toBe(exceeds);
  });

  it('replace an entry that is no map', () => {
    expect(withAccessKeys(read(textOf({ [PATH]: 'gcs' })), new Map([[PATH, 'KEY']]))).toBe(textOf({ [PATH]: ENTRY }));
  });

  it.each([
    ['is no JSON', 'not json'],
    ['is a list', '[ ]'],
  ])('stay unchanged if the text %s', (_name, text) => {
    expect(withAccessKeys(read(text), new Map([[PATH, 'KEY']]))).toBe(text);
  });

  it('stay unchanged if nothing is added', () => {
    expect(withAccessKeys(read('{ "a": 1 }'), new Map())).toBe('{ "a": 1 }');
    expect(withAccessKeys(read(undefined), new Map())).toBeUndefined();
  });
});
