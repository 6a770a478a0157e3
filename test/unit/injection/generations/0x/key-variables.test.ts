import { describe, expect, it } from 'vitest';
import type { EnvVar } from '../../../../../src/kubernetes/pod.ts';
import { aStore, DATA, EMPTY, fromSecret, type Given, OUTPUTS, OWN, PATH, wanted } from './wanted-variables.ts';

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
    ['is added if its variable has the same content', { env: [EMPTY] }, EMPTY],
    [
      'gets another name if that one has other content',
      { env: [{ ...EMPTY, value: '' }] },
      { ...EMPTY, name: 'PLX_GCS_KEY_OUTPUTS_2' },
    ],
    ['never shares a variable of the author', { env: [{ name: 'MINE', value: '{}' }] }, EMPTY],
    [
      'gets another name if that one comes from a source',
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
    [
      'the same key, if that is optional',
      {
        name: 'PLX_GCS_KEY_DATA_K_JSON',
        valueFrom: { secretKeyRef: { name: 'data', key: 'k.json', optional: true } },
      },
    ],
  ])('gets another name beside %s', (_name, variable) => {
    expect(wanted({ env: [variable], paths: [DATA] }).paths).toEqual({ 'gs://data': 'PLX_GCS_KEY_DATA_K_JSON_2' });
  });

  it('keeps its name if that has the same key, and says that it is not optional', () => {
    const secretKeyRef = { name: 'data', key: 'k.json', optional: false };
    const env = [{ name: 'PLX_GCS_KEY_DATA_K_JSON', valueFrom: { secretKeyRef } }];
    expect(wanted({ env, paths: [DATA] }).paths).toEqual({ 'gs://data': 'PLX_GCS_KEY_DATA_K_JSON' });
  });

  it('has the first of two variables of ours with that key, and none that a shell would drop', () => {
    const names = ['PLX_GCS_KEY_a-b', 'PLX_GCS_KEY_X', 'PLX_GCS_KEY_Y'];
    const env = names.map((name) => fromSecret(name, 'data', 'k.json'));
    expect(wanted({ env, paths: [DATA] }).paths).toEqual({ 'gs://data': 'PLX_GCS_KEY_X' });
  });

  it('keeps its name if that has the same key', () => {
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

  it('changes nothing if it is empty', () => {
    expect(wanted({ env: [{ name: 'GC_KEYFILE_DICT', value: '' }] }).variables).toEqual([EMPTY]);
  });

  it.each(['own', 'none'] as const)(
    'changes nothing with credentials %s: ours would replace those in the process',
    (credentials) => {
      expect(wanted({ env: [dict('GC_KEYFILE_DICT')], rules: { credentials } }).variables).toEqual([EMPTY]);
    },
  );
});

describe('with keyAsEnv', () => {
  const rules = { keyAsEnv: true };

  it('each key is also a variable under its own name, as in Polyaxon', () => {
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

  it('a key without a valid variable name is only under a safe name', () => {
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
