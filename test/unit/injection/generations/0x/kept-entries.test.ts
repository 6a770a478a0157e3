import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../../src/injection/generations/0x/places.ts';
import type { EnvVar } from '../../../../../src/kubernetes/pod.ts';
import { aStore, DATA, EMPTY, entry, fromSecret, OWN, PATH, wanted } from './wanted-variables.ts';

describe('two keys never share a variable', () => {
  const place = (path: string, name: string, key: string): Place => ({ path, store: aStore({ name, key }) });

  it.each([
    ['gcs-images', 'key.json', 'gcs', 'images-key.json'],
    ['team-data', 'key.json', 'team.data', 'key.json'],
    ['team-data', 'a.b', 'team-data', 'a-b'],
    ['a', 'K', 'a', 'k'],
  ])('%s/%s and %s/%s', (name, key, otherName, otherKey) => {
    const paths = [place('gs://a', name, key), place('gs://b', otherName, otherKey)];
    const { variables, paths: names } = wanted({ paths });
    expect(variables).toEqual([
      fromSecret(names['gs://a'] ?? '', name, key),
      fromSecret(names['gs://b'] ?? '', otherName, otherKey),
    ]);
    expect(names['gs://b']).toBe(`${names['gs://a']}_2`);
    const again = { env: variables as EnvVar[], text: JSON.stringify({}), paths: [...paths].reverse() };
    expect(wanted(again).paths).toEqual(names);
  });

  it('one key has one variable for all its paths', () => {
    expect(wanted({ paths: [DATA, { ...DATA, path: 'gs://more' }] }).variables).toHaveLength(1);
  });

  it('each of many keys with one name has its own', () => {
    const paths = [
      place('gs://a', 'a-b', 'c'),
      place('gs://b', 'a.b', 'c'),
      place('gs://c', 'a', 'b-c'),
      place('gs://d', 'a', 'b.c'),
    ];
    const names = Object.values(wanted({ paths }).paths);
    const first = 'PLX_GCS_KEY_A_B_C';
    expect(names).toEqual([first, `${first}_2`, `${first}_3`, `${first}_4`]);
  });

  it('a number that the author uses is skipped', () => {
    const env = [fromSecret('PLX_GCS_KEY_DATA_K_JSON', 'x', 'y'), fromSecret('PLX_GCS_KEY_DATA_K_JSON_2', 'x', 'z')];
    expect(wanted({ env, paths: [DATA] }).paths).toEqual({ 'gs://data': 'PLX_GCS_KEY_DATA_K_JSON_3' });
  });
});

describe('an existing entry', () => {
  it('stays if a shell keeps its variable', () => {
    expect(wanted({ env: [{ name: 'KEY', value: '{}' }], text: entry('KEY') })).toEqual({ variables: [], paths: {} });
  });

  it('stays if its variable may come by envFrom', () => {
    const given = { envFrom: [{ secretRef: { name: 'mine' } }], text: entry('KEY') };
    expect(wanted(given)).toEqual({ variables: [], paths: {} });
  });

  it('gets a variable if it names none, whatever comes by envFrom', () => {
    expect(wanted({ envFrom: [{ secretRef: { name: 'mine' } }], text: '{}' }).paths).toEqual({ [PATH]: EMPTY.name });
  });

  it('gets a variable if it names a missing one, because the client would raise', () => {
    expect(wanted({ text: entry('KEY') }).paths).toEqual({ [PATH]: EMPTY.name });
  });

  it.each(['ours', 'own', 'none'] as const)(
    'keeps its key under a name that a shell keeps, with credentials %s',
    (credentials) => {
      const env = [fromSecret('gcs-key.json', 's', 'gcs-key.json')];
      const given = { env, text: entry('gcs-key.json'), rules: { credentials } };
      expect(wanted(given)).toEqual({ variables: [OWN], paths: { [PATH]: OWN.name } });
    },
  );

  it('keeps an optional key optional', () => {
    const secretKeyRef = { name: 's', key: 'k', optional: true };
    const env = [{ name: 'a-b', valueFrom: { secretKeyRef } }];
    const variables = [{ name: 'PLX_GCS_KEY_S_K', valueFrom: { secretKeyRef } }];
    expect(wanted({ env, text: entry('a-b'), paths: [] }).variables).toEqual(variables);
  });

  it('of another store than GCS is left alone', () => {
    const text = JSON.stringify({ 's3://b': { store: 's3', secret_key: 'aws-key.json' } });
    const env = [fromSecret('aws-key.json', 's', 'aws-key.json')];
    expect(wanted({ env, text, paths: [] })).toEqual({ variables: [], paths: {} });
  });

  it.each([
    ['is not there', []],
    ['has a value', [{ name: 'gcs-key.json', value: '{}' }]],
    ['comes from elsewhere', [{ name: 'gcs-key.json', valueFrom: {} }]],
    ['names no Secret', [{ name: 'gcs-key.json', valueFrom: { secretKeyRef: { key: 'k' } } }]],
    ['names an impossible Secret', [fromSecret('gcs-key.json', 's3://x', 'k')]],
    ['names an impossible key', [fromSecret('gcs-key.json', 's', '../x')]],
  ])('gets no twin of a variable that %s', (_name, env) => {
    expect(wanted({ env, text: entry('gcs-key.json'), paths: [] })).toEqual({ variables: [], paths: {} });
  });
});
