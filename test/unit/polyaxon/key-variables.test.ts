import { describe, expect, it } from 'vitest';
import { envOf } from '../../../src/kubernetes/env.ts';
import type { EnvVar } from '../../../src/kubernetes/pod.ts';
import { keyNamedIn, type OurKey } from '../../../src/polyaxon/key-variables.ts';

const OURS: OurKey = { file: '/ours.json', secret: { name: 's', key: 'k' } };
const named = (...env: EnvVar[]) => keyNamedIn(envOf({ name: 'main', env }), OURS);
const path = (name: string, value = '/mine.json'): EnvVar => ({ name, value });
const fromKey = (name: string, key: string): EnvVar => ({ name, valueFrom: { secretKeyRef: { name: 's', key } } });

const PATHS = [
  'GC_KEY_PATH',
  'GOOGLE_KEY_PATH',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'gc_key_path',
  'gckeypath',
  'googleapplicationcredentials',
];
const KEYS = ['GC_KEYFILE_DICT', 'GOOGLE_KEYFILE_DICT', 'gc_keyfile_dict', 'gckeyfiledict'];
const prefixed = (names: readonly string[]) => [...names, ...names.map((name) => `POLYAXON_${name}`)];

describe('the key that variables name', () => {
  it.each(prefixed(PATHS))('is the file of %s', (variable) => {
    expect(named(path(variable))).toEqual({ kind: 'file', path: '/mine.json', variable });
  });

  it.each(prefixed(KEYS))('is the one in %s', (variable) => {
    expect(named(path(variable, '{}'))).toEqual({ kind: 'key', variable });
  });

  it.each<[string, EnvVar[], object]>([
    ['none if nothing is set', [], { kind: 'none' }],
    ['none of an empty variable', [path('GC_KEY_PATH', '')], { kind: 'none' }],
    ['ours', [path('GC_KEY_PATH', '/ours.json')], { kind: 'ours', as: 'file' }],
    ['ours in a variable', [fromKey('GC_KEYFILE_DICT', 'k')], { kind: 'ours', as: 'key' }],
    ['another of our Secret', [fromKey('GC_KEYFILE_DICT', 'other')], { kind: 'key', variable: 'GC_KEYFILE_DICT' }],
    ['none in another case', [path('Gc_Key_Path'), path('POLYAXON-GC_KEY_PATH')], { kind: 'none' }],
    [
      'one file of several variables',
      [path('GC_KEY_PATH'), path('POLYAXON_GOOGLE_KEY_PATH')],
      { kind: 'file', path: '/mine.json', variable: 'GC_KEY_PATH' },
    ],
    [
      'one of several files',
      [path('GC_KEY_PATH'), path('GOOGLE_KEY_PATH', '/b.json')],
      { kind: 'unseen', variable: 'GC_KEY_PATH' },
    ],
    ['an invisible file', [fromKey('GC_KEY_PATH', 'k')], { kind: 'unseen', variable: 'GC_KEY_PATH' }],
    [
      'the file rather than the key',
      [path('GC_KEYFILE_DICT', '{}'), path('GC_KEY_PATH')],
      { kind: 'file', path: '/mine.json', variable: 'GC_KEY_PATH' },
    ],
    [
      'our file rather than a key',
      [path('GC_KEYFILE_DICT', '{}'), path('GC_KEY_PATH', '/ours.json')],
      { kind: 'ours', as: 'file' },
    ],
  ])('is %s', (_name, env, expected) => expect(named(...env)).toEqual(expected));

  it('is foreign in a variable if only the file of ours is known', () => {
    const env = envOf({ name: 'main', env: [fromKey('GC_KEYFILE_DICT', 'k')] });
    expect(keyNamedIn(env, { file: OURS.file }).kind).toBe('key');
  });
});
