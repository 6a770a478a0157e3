import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../../../src/injection/generations/2x/accounts.ts';
import { guessWarnings, keyPathsOf } from '../../../../../src/injection/generations/2x/other-accounts.ts';
import { entry, ofSecret, type Parts, seenIn } from './seen.ts';

const SECRET = { secret: { name: 'data', mountPath: '/etc/gcs' } };
const MOUNTED: Parts = { mounts: [{ name: 'data', mountPath: '/etc/gcs' }], volumes: [ofSecret('data')] };
const GUESS = '/etc/gcs/gc-secret.json';
const naming = (file: string) => ({ ...SECRET, schema: { bucket: 'gs://data', GC_KEY_PATH: file } });

function others(members: object, parts: Parts) {
  const connection = entry(members);
  const seen = seenIn(parts, [connection]);
  return { all: [{ connection, account: accountOf(connection, seen), readsEntries: true }], seen };
}

describe('the author is warned of a key that nobody has seen', () => {
  it.each([
    ['in a mounted Secret', SECRET, MOUNTED, 1],
    ['that an entry names, as an earlier round wrote it', naming(GUESS), MOUNTED, 1],
    ['not if the entry names another file', naming('/etc/gcs/mine.json'), MOUNTED, 0],
    ['not if that file is ours, which only a second round sees', naming(GUESS), { ...MOUNTED, ours: GUESS }, 0],
    ['not if the Secret of the named file is not mounted', naming(GUESS), {}, 0],
    [
      'not if the volume names its keys',
      SECRET,
      { ...MOUNTED, volumes: [ofSecret('data', { items: [{ key: 'k', path: 'k.json' }] })] },
      0,
    ],
    ['not without a key', {}, {}, 0],
  ])('%s', (_what, members, parts, count) => {
    const { all, seen } = others(members, parts);
    const warnings = [`polyaxon-gcs-injector: data: its key is taken to be ${GUESS}`];
    expect(guessWarnings(all, seen)).toEqual(warnings.slice(0, count));
  });
});

it.each([
  ['a mounted file', SECRET, MOUNTED, { data: GUESS }],
  ['a file that its entry names itself', naming(GUESS), MOUNTED, {}],
  ['no file', {}, {}, {}],
])('an entry with %s must name %s', (_what, members, parts, paths) => {
  expect(Object.fromEntries(keyPathsOf(others(members, parts).all))).toEqual(paths);
});
