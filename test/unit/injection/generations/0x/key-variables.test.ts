import { describe, expect, it } from 'vitest';
import type { Store } from '../../../../../src/gcs/store.ts';
import { type KeyVariableRules, keyVariables } from '../../../../../src/injection/generations/0x/key-variables.ts';
import type { Place } from '../../../../../src/injection/generations/0x/places.ts';
import { envOf } from '../../../../../src/kubernetes/env.ts';
import type { EnvVar } from '../../../../../src/kubernetes/pod.ts';
import { readAccessKeys } from '../../../../../src/polyaxon/0x/access-keys.ts';

const PATH = 'gs://outputs/7';
const aStore = (secret?: { name: string; key?: string }): Store => ({
  name: 'store',
  bucket: 'gs://outputs',
  access: secret === undefined ? { kind: 'ambient' } : { kind: 'secret', secret },
});
const OUTPUTS = { path: PATH, store: aStore({ name: 's', key: 'gcs-key.json' }) };
const DATA = { path: 'gs://data', store: aStore({ name: 'data', key: 'k.json' }) };
const RULES: KeyVariableRules = {
  outputsKey: { name: 's', key: 'gcs-key.json' },
  credentials: 'ours',
  keyAsEnv: false,
};
const fromSecret = (variable: string, name: string, key: string): EnvVar => ({
  name: variable,
  valueFrom: { secretKeyRef: { name, key } },
});
const entry = (envName: string, path = PATH): string =>
  JSON.stringify({ [path]: { store: 'gcs', secret_key: envName } });

interface Given {
  readonly env?: EnvVar[];
  readonly text?: string;
  readonly paths?: readonly Place[];
  readonly rules?: Partial<KeyVariableRules>;
}

/** What is wanted: the variables, and the variable of each path. */
function wanted({ env = [], text, paths = [OUTPUTS], rules }: Given) {
  const keys = text === undefined ? [] : [{ name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS', value: text }];
  const read = envOf({ name: 'main', env: [...env, ...keys] });
  const { wishes, envNames } = keyVariables(read, readAccessKeys(read), paths, { ...RULES, ...rules });
  const variables = wishes.map((wish) => (wish.kind === 'unless_set' ? wish.variable : wish.name));
  return { variables, paths: Object.fromEntries(envNames) };
}

const EMPTY = { name: 'PLX_GCS_KEY_OUTPUTS', value: '{}' };
const OWN = fromSecret('PLX_GCS_KEY_S_GCS_KEY_JSON', 's', 'gcs-key.json');

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

describe('an entry that is there', () => {
  it('is kept where a shell keeps its variable', () => {
    expect(wanted({ env: [{ name: 'KEY', value: '{}' }], text: entry('KEY') })).toEqual({ variables: [], paths: {} });
  });

  it('gets a variable where it names one that is not there, because the client raises then', () => {
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
    ['names a Secret that cannot be', [fromSecret('gcs-key.json', 's3://x', 'k')]],
    ['names a key that cannot be', [fromSecret('gcs-key.json', 's', '../x')]],
  ])('gets no twin of a variable that %s', (_name, env) => {
    expect(wanted({ env, text: entry('gcs-key.json'), paths: [] })).toEqual({ variables: [], paths: {} });
  });
});

describe('with keyAsEnv', () => {
  const rules = { keyAsEnv: true };

  it('each key is a variable under its own name too, as Polyaxon has it', () => {
    expect(wanted({ rules, paths: [OUTPUTS, DATA] })).toEqual({
      variables: [
        OWN,
        fromSecret('PLX_GCS_KEY_DATA_K_JSON', 'data', 'k.json'),
        fromSecret('gcs-key.json', 's', 'gcs-key.json'),
        fromSecret('k.json', 'data', 'k.json'),
      ],
      paths: { [PATH]: OWN.name, 'gs://data': 'PLX_GCS_KEY_DATA_K_JSON' },
    });
  });

  it('a key whose name no variable may have is one under a safe name only', () => {
    const variables = [fromSecret('PLX_GCS_KEY_S_1_JSON', 's', '1.json')];
    expect(wanted({ rules, paths: [{ path: PATH, store: aStore({ name: 's', key: '1.json' }) }] }).variables).toEqual(
      variables,
    );
  });

  it('access keys that are no JSON get no variable', () => {
    expect(wanted({ text: 'not json' })).toEqual({ variables: [], paths: {} });
  });

  it('a store without a Secret has none', () => {
    expect(wanted({ rules, paths: [{ path: PATH, store: aStore() }] }).variables).toEqual([EMPTY]);
  });
});
