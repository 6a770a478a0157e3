import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../../src/injection/generations/0x/places.ts';
import type { EnvVar } from '../../../../../src/kubernetes/pod.ts';
import { aStore, DATA, EMPTY, fromSecret, type Given, OWN, PATH, wanted } from './wanted-variables.ts';

describe('the key of a path', () => {
  it.each<[string, Given, EnvVar]>([
    ['of the outputs is the mounted file', {}, EMPTY],
    ['of a store without a Secret is the mounted file', { paths: [{ path: PATH, store: aStore() }] }, EMPTY],
    [
      'of a Secret without a known key is the mounted file',
      { paths: [{ path: PATH, store: aStore({ name: 's' }) }], rules: { keyAsEnv: true } },
      EMPTY,
    ],
    [
      'with another Secret comes from that',
      { paths: [{ ...DATA, path: PATH }] },
      fromSecret('PLX_GCS_KEY_DATA_K_JSON', 'data', 'k.json'),
    ],
    [
      'with another key of the same Secret comes from that',
      { paths: [{ path: PATH, store: aStore({ name: 's', key: 'k' }) }] },
      fromSecret('PLX_GCS_KEY_S_K', 's', 'k'),
    ],
    ['is added where its variable holds the same', { env: [EMPTY] }, EMPTY],
    [
      'gets a name of its own where that holds something else',
      { env: [{ ...EMPTY, value: '' }] },
      { ...EMPTY, name: 'PLX_GCS_KEY_OUTPUTS_2' },
    ],
    [
      'gets a name of its own where that comes from elsewhere',
      { env: [fromSecret(EMPTY.name, 's', 'k')] },
      { ...EMPTY, name: 'PLX_GCS_KEY_OUTPUTS_2' },
    ],
  ])('%s', (_name, given, variable) => {
    expect(wanted(given)).toEqual({ variables: [variable], paths: { [PATH]: variable.name } });
  });

  it.each([
    ['another key', fromSecret('PLX_GCS_KEY_DATA_K_JSON', 'data', 'other')],
    ['another Secret', fromSecret('PLX_GCS_KEY_DATA_K_JSON', 'other', 'k.json')],
    ['a value', { name: 'PLX_GCS_KEY_DATA_K_JSON', value: '' }],
  ])('gets a name of its own beside %s', (_name, variable) => {
    expect(wanted({ env: [variable], paths: [DATA] }).paths).toEqual({ 'gs://data': 'PLX_GCS_KEY_DATA_K_JSON_2' });
  });

  it('keeps its name where that holds the same key', () => {
    const env = [fromSecret('PLX_GCS_KEY_DATA_K_JSON', 'data', 'k.json')];
    expect(wanted({ env, paths: [DATA] }).paths).toEqual({ 'gs://data': 'PLX_GCS_KEY_DATA_K_JSON' });
  });
});

describe('a key variable of the author', () => {
  const dict = (name: string): EnvVar => fromSecret(name, 'mine', 'dict');

  it.each(['GC_KEYFILE_DICT', 'GOOGLE_KEYFILE_DICT', 'POLYAXON_GC_KEYFILE_DICT', 'POLYAXON_GOOGLE_KEYFILE_DICT'])(
    '%s would come before the mounted file, so the outputs have their key as a variable',
    (name) => expect(wanted({ env: [dict(name)] })).toEqual({ variables: [OWN], paths: { [PATH]: OWN.name } }),
  );

  it.each(['own', 'none'] as const)(
    'changes nothing with credentials %s: ours would replace those in the process',
    (credentials) => {
      expect(wanted({ env: [dict('GC_KEYFILE_DICT')], rules: { credentials } }).variables).toEqual([EMPTY]);
    },
  );
});

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

  it('one key has one variable, for however many paths', () => {
    expect(wanted({ paths: [DATA, { ...DATA, path: 'gs://more' }] }).variables).toHaveLength(1);
  });

  it('a number that the author took is passed over', () => {
    const env = [fromSecret('PLX_GCS_KEY_DATA_K_JSON', 'x', 'y'), fromSecret('PLX_GCS_KEY_DATA_K_JSON_2', 'x', 'z')];
    expect(wanted({ env, paths: [DATA] }).paths).toEqual({ 'gs://data': 'PLX_GCS_KEY_DATA_K_JSON_3' });
  });
});
