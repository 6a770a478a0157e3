import { describe, expect, it } from 'vitest';
import { indexMounts, readMount } from '../../../src/kubernetes/mount.ts';
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

it('mounts are found by their volume: the first of the whole, and all parts', () => {
  const read = [aMount(), aMount({ mountPath: '/b' }), aMount({ subPath: 'k' }), aMount({ subPath: 'l' })];
  const { folders, parts } = indexMounts(read.map(readMount));
  expect(folders.get('v')?.path).toBe('/gc');
  expect(parts.get('v')?.map(({ subPath }) => subPath)).toEqual(['k', 'l']);
});
