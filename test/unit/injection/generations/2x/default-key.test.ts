import { describe, expect, it } from 'vitest';
import { seesDefaultKey } from '../../../../../src/injection/generations/2x/default-key.ts';
import { has } from '../../keys/located.ts';
import { aroundIn, ofSecret, type Parts } from './seen.ts';

const at = (mountPath: string, more: object = {}) => ({ name: 's', mountPath, ...more });
const [FOLDER, FILE] = ['/plx-context/.gc', '/plx-context/.gc/gc-secret.json'];

describe('a container sees the usual key file', () => {
  it.each<[string, Parts, 'yes' | 'no' | 'unseen']>([
    ['without a mount', {}, 'no'],
    ['with a mount elsewhere', { mounts: [at('/gc')], volumes: [ofSecret('s')] }, 'no'],
    ['mounted as one file of anything', { mounts: [at(FILE, { subPath: 'k' })], volumes: [{ name: 's' }] }, 'yes'],
    [
      'mounted as a file that nobody can name',
      { mounts: [at(FILE, { subPathExpr: '$(A)' })], volumes: [ofSecret('s')] },
      'yes',
    ],
    [
      'never of a file that its volume does not have',
      { mounts: [at(FILE, { subPath: 'k' })], volumes: [ofSecret('s', { items: [{ key: 'k', path: 'x' }] })] },
      'no',
    ],
    [
      'never of a key that its Secret does not have',
      { mounts: [at(FILE, { subPath: 'k' })], volumes: [ofSecret('s')], secrets: { s: has('x') } },
      'no',
    ],
    ['mounted as one file', { mounts: [at(FILE, { subPath: 'k' })], volumes: [ofSecret('s')] }, 'yes'],
    ['never as a folder of that name', { mounts: [at(FILE)], volumes: [ofSecret('s')] }, 'no'],
    ['as what may be a file of the node', { mounts: [at(FILE)], volumes: [{ name: 's' }] }, 'unseen'],
    ['in a Secret that nobody has read', { mounts: [at(FOLDER)], volumes: [ofSecret('s')] }, 'yes'],
    ['in a folder with another spelling', { mounts: [at('/plx-context//.gc/')], volumes: [ofSecret('s')] }, 'yes'],
    [
      'in a Secret that has it',
      { mounts: [at(FOLDER)], volumes: [ofSecret('s')], secrets: { s: has('gc-secret.json') } },
      'yes',
    ],
    ['in a Secret without it', { mounts: [at(FOLDER)], volumes: [ofSecret('s')], secrets: { s: has('a.json') } }, 'no'],
    [
      'in a Secret that is missing',
      { mounts: [at(FOLDER)], volumes: [ofSecret('s')], secrets: { s: { kind: 'missing' } } },
      'no',
    ],
    [
      'as an item',
      { mounts: [at(FOLDER)], volumes: [ofSecret('s', { items: [{ key: 'k', path: 'gc-secret.json' }] })] },
      'yes',
    ],
    [
      'as an item that the Secret does not have',
      {
        mounts: [at(FOLDER)],
        volumes: [ofSecret('s', { items: [{ key: 'k', path: 'gc-secret.json' }] })],
        secrets: { s: has('a') },
      },
      'no',
    ],
    [
      'beside other items',
      { mounts: [at(FOLDER)], volumes: [ofSecret('s', { items: [{ key: 'k', path: 'k' }] })] },
      'no',
    ],
    [
      'as an item in a folder above',
      { mounts: [at('/plx-context')], volumes: [ofSecret('s', { items: [{ key: 'k', path: '.gc/gc-secret.json' }] })] },
      'yes',
    ],
    ['in an invisible volume', { mounts: [at(FOLDER)], volumes: [{ name: 's' }] }, 'unseen'],
    ['in a part of a Secret', { mounts: [at(FOLDER, { subPath: 'a' })], volumes: [ofSecret('s')] }, 'unseen'],
    ['in another volume further up', { mounts: [at('/plx-context')], volumes: [{ name: 's' }] }, 'no'],
    [
      'by the nearest mount',
      { mounts: [at(FOLDER), at('/plx-context', { name: 't' })], volumes: [ofSecret('s'), { name: 't' }] },
      'yes',
    ],
  ])('%s: %#', (_name, parts, expected) => expect(seesDefaultKey(aroundIn(parts))).toBe(expected));
});
