import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../../../src/injection/generations/2x/accounts.ts';
import { has } from '../../keys/located.ts';
import { entry, ofSecret, type Parts, seenIn } from './seen.ts';

const USUAL = '/plx-context/.gc/gc-secret.json';
const at = (mountPath: string, name = 'data') => ({ name, mountPath });
const SECRET = { secret: { name: 'data', mountPath: '/etc/gcs' } };
const MOUNTED = { mounts: [at('/etc/gcs')], volumes: [ofSecret('data')] };
const AT_USUAL = { mounts: [at('/plx-context/.gc', 'other')], volumes: [ofSecret('other')] };
const FROM = [{ secretRef: { name: 'x' } }];

const accountIn = (members: object, parts: Parts, more: readonly object[] = []): unknown => {
  const connections = [members, ...more].map(entry);
  const [connection] = connections;
  return connection && accountOf(connection, seenIn(parts, connections));
};

describe('the account of another connection', () => {
  it.each<[string, object, Parts, object]>([
    ['is named by its schema', { schema: { GC_KEY_PATH: '/x.json' } }, AT_USUAL, { kind: 'named' }],
    ['is named by another member', { schema: { gc_keyfile_dict: '{}' } }, {}, { kind: 'named' }],
    ['is named by its variables', { env: { GOOGLE_KEY_PATH: '/x.json' } }, AT_USUAL, { kind: 'named' }],
    [
      'may come by envFrom, of its ConfigMap, which then counts for the store too',
      { ...SECRET, configMap: { name: 'c' } },
      { ...MOUNTED, envFrom: FROM },
      { kind: 'unseen' },
    ],
    [
      'may come by envFrom, of its Secret',
      { secret: { name: 'data' } },
      { ...AT_USUAL, envFrom: FROM },
      { kind: 'unseen' },
    ],
    [
      'never comes by envFrom with a mounted Secret',
      SECRET,
      { ...AT_USUAL, envFrom: FROM },
      { kind: 'file', path: USUAL },
    ],
    [
      'never comes by envFrom with a mounted ConfigMap',
      { configMap: { name: 'c', mountPath: '/c' } },
      { envFrom: FROM },
      { kind: 'ambient' },
    ],
    ['never comes by envFrom if there is none', { secret: { name: 'data' } }, {}, { kind: 'ambient' }],
    ['is the usual file, though its own Secret lies elsewhere', SECRET, AT_USUAL, { kind: 'file', path: USUAL }],
    ['is the usual file without a Secret', {}, AT_USUAL, { kind: 'file', path: USUAL }],
    ['is unknown if that may be anything', {}, { mounts: [at('/plx-context/.gc')] }, { kind: 'unseen' }],
    ['is ours if the usual file is ours', {}, { ...AT_USUAL, ours: USUAL }, { kind: 'ambient' }],
    [
      'gets its own file, a guess',
      SECRET,
      MOUNTED,
      { kind: 'mounted', path: '/etc/gcs/gc-secret.json', isGuess: true },
    ],
    [
      'gets its own file, which exists',
      SECRET,
      { ...MOUNTED, secrets: { data: has('sa.json', 'readme') } },
      { kind: 'mounted', path: '/etc/gcs/sa.json', isGuess: false },
    ],
    [
      'gets its own file, which its volume names',
      SECRET,
      { ...MOUNTED, volumes: [ofSecret('data', { items: [{ key: 'k', path: 'k.json' }] })] },
      { kind: 'mounted', path: '/etc/gcs/k.json', isGuess: false },
    ],
    [
      'gets none of several files',
      SECRET,
      { ...MOUNTED, secrets: { data: has('a.json', 'b.json') } },
      { kind: 'ambient' },
    ],
    [
      'gets none of a missing Secret',
      SECRET,
      { ...MOUNTED, secrets: { data: { kind: 'missing' } } },
      { kind: 'ambient' },
    ],
    [
      'gets none of another Secret at its path',
      SECRET,
      { mounts: [at('/etc/gcs', 'x')], volumes: [ofSecret('x')] },
      { kind: 'ambient' },
    ],
    ['gets none if its Secret is not mounted', SECRET, { volumes: [ofSecret('data')] }, { kind: 'ambient' }],
    [
      'gets none that its user cannot read',
      SECRET,
      { ...MOUNTED, volumes: [ofSecret('data', { defaultMode: 0o400 })] },
      { kind: 'ambient' },
    ],
    ['gets none if that is our file', SECRET, { ...MOUNTED, ours: '/etc/gcs/gc-secret.json' }, { kind: 'ambient' }],
  ])('%s', (_name, members, parts, account) => expect(accountIn(members, parts)).toEqual(account));

  it.each([
    ['another connection', { name: 'more', configMap: { name: 'c' } }, { kind: 'unseen' }],
    ['the store', { name: 'store', secret: { name: 's' } }, { kind: 'unseen' }],
    [
      'a connection that is not on GCS',
      { name: 's3', kind: 's3', secret: { name: 's' } },
      { kind: 'file', path: USUAL },
    ],
  ])('may come by envFrom of %s: variables count for all', (_name, other, account) => {
    expect(accountIn({}, { ...AT_USUAL, envFrom: FROM }, [other])).toEqual(account);
  });
});
