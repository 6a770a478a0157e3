import { describe, expect, it } from 'vitest';
import { indexMounts, isShown, mountOf, readMount } from '../../../src/kubernetes/mount.ts';
import type { VolumeMount } from '../../../src/kubernetes/pod.ts';

const aMount = (members: Partial<VolumeMount> = {}): VolumeMount => ({ name: 'v', mountPath: '/gc', ...members });

describe('a mount is read', () => {
  it.each([
    ['with its path cleaned', { mountPath: '/plx-context//.gc/' }, { path: '/plx-context/.gc' }],
    ['with its path from the root', { mountPath: 'plx-context/.gc' }, { path: '/plx-context/.gc' }],
    ['with its path below the root', { mountPath: '../gc' }, { path: '/gc' }],
    ['as its whole volume', {}, { shows: 'volume', subPath: undefined }],
    ['as its whole volume with an empty subPath', { subPath: '' }, { shows: 'volume' }],
    ['as a part', { subPath: 'k' }, { shows: 'part', subPath: 'k' }],
    ['as a part that nobody can name', { subPathExpr: '$(A)' }, { shows: 'part', subPath: undefined }],
  ] as const)('%s', (_name, members, expected) => {
    expect(readMount(aMount(members))).toMatchObject(expected);
  });
});

it('mounts are found by their volume: those of the whole, and all parts', () => {
  const read = [aMount(), aMount({ mountPath: '/b' }), aMount({ subPath: 'k' }), aMount({ subPath: 'l' })];
  const { folders, parts } = indexMounts(read.map(readMount));
  expect(folders.get('v')?.map(({ path }) => path)).toEqual(['/gc', '/b']);
  expect(parts.get('v')?.map(({ subPath }) => subPath)).toEqual(['k', 'l']);
});

describe('of several mounts', () => {
  const at = (...paths: readonly string[]) => indexMounts(paths.map((mountPath) => readMount(aMount({ mountPath }))));

  it.each([
    ['the innermost shows a path', ['/a', '/a/b', '/'], '/a/b/c', '/a/b'],
    ['the one at the path shows it', ['/a', '/a/b'], '/a/b', '/a/b'],
    ['none shows a path beside them', ['/a'], '/ab', undefined],
    ['the root shows all else', ['/', '/a'], '/b', '/'],
  ])('%s', (_name, paths, path, expected) => expect(mountOf(at(...paths).all, path)?.path).toBe(expected));

  it.each([
    ['k.json', ['/gc'], true],
    ['k.json', ['/gc', '/gc/k.json'], false],
    ['k.json', ['/gc', '/gc/other'], true],
    ['deep/k.json', ['/gc', '/gc/deep'], false],
    ['k.json', ['/', '/k.json'], false],
  ])('a file %s in the first of %o is shown: %s', (file, paths, expected) => {
    const mounts = at(...paths);
    const [first] = mounts.all;
    expect(first && isShown(mounts, first, file)).toBe(expected);
  });
});
