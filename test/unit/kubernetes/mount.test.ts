import { describe, expect, it } from 'vitest';
import { indexMounts, readMount } from '../../../src/kubernetes/mount.ts';
import type { Volume, VolumeMount } from '../../../src/kubernetes/pod.ts';

/** A volume with members that are not read elsewhere. */
const aVolume = (members: object): Volume => ({ name: 'v', ...members });
const aMount = (members: Partial<VolumeMount> = {}): VolumeMount => ({ name: 'v', mountPath: '/gc', ...members });

describe('a mount is read', () => {
  it.each([
    ['with its path cleaned', { mountPath: '/plx-context//.gc/' }, { path: '/plx-context/.gc' }],
    ['with its path from the root', { mountPath: 'plx-context/.gc' }, { path: '/plx-context/.gc' }],
    ['with its path below the root', { mountPath: '../gc' }, { path: '/gc' }],
    ['as its whole volume', {}, { shows: 'volume', subPath: undefined, isFile: false }],
    ['as its whole volume with an empty subPath', { subPath: '' }, { shows: 'volume', isFile: false }],
    ['as a part, which may be a file', { subPath: 'k' }, { shows: 'part', subPath: 'k', isFile: true }],
    ['as a part that nobody can name', { subPathExpr: '$(A)' }, { shows: 'part', subPath: undefined, isFile: true }],
  ] as const)('%s', (_name, members, expected) => {
    expect(readMount(aMount(members), aVolume({ emptyDir: {} }))).toMatchObject(expected);
  });

  it('as what may be a file where it shows a path of the node', () => {
    expect(readMount(aMount(), aVolume({ hostPath: { path: '/etc/passwd' } })).isFile).toBe(true);
  });

  it('as a folder if the pod has no such volume', () => {
    expect(readMount(aMount(), undefined).isFile).toBe(false);
  });
});

it('mounts are found by their volume: the first of the whole, and all parts', () => {
  const read = [aMount(), aMount({ mountPath: '/b' }), aMount({ subPath: 'k' }), aMount({ subPath: 'l' })];
  const { folders, parts } = indexMounts(read.map((mount) => readMount(mount, undefined)));
  expect(folders.get('v')?.path).toBe('/gc');
  expect(parts.get('v')?.map(({ subPath }) => subPath)).toEqual(['k', 'l']);
});
