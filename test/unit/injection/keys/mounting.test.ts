import { describe, expect, it } from 'vitest';
import { seeFile, withPlanned } from '../../../../src/injection/keys/mounting.ts';
import { indexMounts, type Mounts, readMount } from '../../../../src/kubernetes/mount.ts';
import type { VolumeMount } from '../../../../src/kubernetes/pod.ts';

type Mounted = Partial<VolumeMount> & { readonly mountPath: string };

const mountsOf = (...mounts: readonly Mounted[]): Mounts =>
  indexMounts(mounts.map((mount) => readMount({ name: 'keys', ...mount })));
const WANTED = '/tmp/.plx-gcs-secret';
const seen = (...mounts: readonly Mounted[]) =>
  seeFile(mountsOf(...mounts), { volume: 'keys', file: 'k.json' }, WANTED);
const OTHER = { name: 'other' };

describe('a file of a volume is seen', () => {
  it.each<[string, readonly Mounted[], string]>([
    ['at the wanted path', [], `${WANTED}/k.json`],
    ['at the next path if that is taken', [{ ...OTHER, mountPath: WANTED }], `${WANTED}-2/k.json`],
    ['where its container mounts the volume', [{ mountPath: '/etc/gcs/' }], '/etc/gcs/k.json'],
    ['where its container mounts the volume at the root', [{ mountPath: '/' }], '/k.json'],
    ['where its container mounts that file', [{ mountPath: '/etc/key.json', subPath: 'k.json' }], '/etc/key.json'],
    [
      'preferably in the folder, because a single file never changes',
      [{ mountPath: '/etc/key.json', subPath: 'k.json' }, { mountPath: '/gc' }],
      '/gc/k.json',
    ],
    ['not by a mount of another file', [{ mountPath: '/etc/gcs.json', subPath: 'o.json' }], `${WANTED}/k.json`],
    ['not by a file that clients refuse', [{ mountPath: '/etc/key', subPath: 'k.json' }], `${WANTED}/k.json`],
    ['not by an expression', [{ mountPath: '/etc/k.json', subPathExpr: 'k.json' }], `${WANTED}/k.json`],
    ['not by a mount of another volume', [{ ...OTHER, mountPath: '/gc' }], `${WANTED}/k.json`],
  ])('%s', (_name, mounts, file) => expect(seen(...mounts)?.file).toBe(file));

  it('by a read-only mount of ours, unless there is one', () => {
    expect(seen()).toMatchObject({ folder: WANTED, added: { name: 'keys', mountPath: WANTED, readOnly: true } });
    expect(seen({ mountPath: '/gc' })).toEqual({ file: '/gc/k.json', folder: '/gc' });
    expect(seen({ mountPath: '/k.json', subPath: 'k.json' })).toEqual({ file: '/k.json' });
  });

  it('nowhere if no path is left', () => expect(seen({ ...OTHER, mountPath: '/', readOnly: true })).toBeUndefined());

  it('where a mount of ours is planned already', () => {
    const planned = withPlanned(mountsOf(), [{ name: 'keys', mountPath: '/etc/gcs', readOnly: true }]);
    expect(seeFile(planned, { volume: 'keys', file: 'k.json' }, WANTED)).toEqual({
      file: '/etc/gcs/k.json',
      folder: '/etc/gcs',
    });
  });

  it('never below a mount of ours, which is read-only', () => {
    const planned = withPlanned(mountsOf(), [{ name: 'first', mountPath: '/gc', readOnly: true }]);
    expect(seeFile(planned, { volume: 'keys', file: 'k.json' }, '/gc/deep')?.file).toBe(`${WANTED}/k.json`);
  });
});
