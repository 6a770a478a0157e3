import { describe, expect, it } from 'vitest';
import { aStore, DATA, EMPTY, entry, fromSecret, OUTPUTS, OWN, PATH, wanted } from './wanted-variables.ts';

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
