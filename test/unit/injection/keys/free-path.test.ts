import { describe, expect, it } from 'vitest';
import { freePath } from '../../../../src/injection/keys/free-path.ts';
import { readMount } from '../../../../src/kubernetes/mount.ts';
import type { Volume, VolumeMount } from '../../../../src/kubernetes/pod.ts';

type Mounted = Partial<VolumeMount> & { readonly mountPath: string };

const free = (wanted: string, mounts: readonly Mounted[], source: object = { emptyDir: {} }): string | undefined => {
  const volume: Volume = { name: 'v', ...source };
  return freePath(
    mounts.map((mount) => readMount({ name: 'v', ...mount }, volume)),
    wanted,
  );
};

const READ_ONLY = { readOnly: true };

describe('a path for a key', () => {
  it.each<[string, string, readonly Mounted[], string | undefined]>([
    ['is the wanted one', '/gc', [], '/gc'],
    ['is cleaned', '/etc//gcs/', [], '/etc/gcs'],
    ['is the wanted one below a folder', '/etc/gcs', [{ mountPath: '/etc' }], '/etc/gcs'],
    ['is the next where that is taken', '/gc', [{ mountPath: '/gc' }], '/gc-2'],
    [
      'is the next where that is taken in another spelling',
      '/plx-context/.gc',
      [{ mountPath: '/plx-context//.gc/' }],
      '/plx-context/.gc-2',
    ],
    ['is the first that is free', '/gc', [{ mountPath: '/gc/' }, { mountPath: '/gc-2' }], '/gc-3'],
    ['is the wanted one above a folder', '/gc', [{ mountPath: '/gc/sub' }], '/gc'],
    ['is the next above a file', '/gc', [{ mountPath: '/gc/gc-secret.json', subPath: 'k' }], '/gc-2'],
    ['is the next above a file of an expression', '/gc', [{ mountPath: '/gc/k', subPathExpr: '$(A)' }], '/gc-2'],
    ['is the next above a file further down', '/gc', [{ mountPath: '/gc/a/b', subPath: 'k' }], '/gc-2'],
    ['is the wanted one beside a file', '/gc', [{ mountPath: '/gc2/k', subPath: 'k' }], '/gc'],
    [
      'is elsewhere below a read-only folder',
      '/plx-context/.gc',
      [{ mountPath: '/plx-context', ...READ_ONLY }],
      '/tmp/.plx-gcs-secret',
    ],
    [
      'is elsewhere far below a read-only folder',
      '/a/b/c/gc',
      [{ mountPath: '/a', ...READ_ONLY }],
      '/tmp/.plx-gcs-secret',
    ],
    ['is the next beside a read-only folder', '/gc', [{ mountPath: '/gc', ...READ_ONLY }], '/gc-2'],
    [
      'is the wanted one in a writable folder in a read-only one',
      '/a/b/gc',
      [{ mountPath: '/a', ...READ_ONLY }, { mountPath: '/a/b' }],
      '/a/b/gc',
    ],
    [
      'is elsewhere in a read-only folder in a writable one',
      '/a/b/gc',
      [{ mountPath: '/a/b', ...READ_ONLY }, { mountPath: '/a' }],
      '/tmp/.plx-gcs-secret',
    ],
    [
      'is at the root where /tmp is read-only too',
      '/a/gc',
      [
        { mountPath: '/a', ...READ_ONLY },
        { mountPath: '/tmp/', ...READ_ONLY },
      ],
      '/.plx-gcs-secret',
    ],
    [
      'is beside a taken one elsewhere',
      '/a/gc',
      [{ mountPath: '/a', ...READ_ONLY }, { mountPath: '/tmp/.plx-gcs-secret' }],
      '/tmp/.plx-gcs-secret-2',
    ],
    ['is none where all is read-only', '/a/gc', [{ mountPath: '/', ...READ_ONLY }], undefined],
  ])('%s', (_name, wanted, mounts, path) => expect(free(wanted, mounts)).toBe(path));

  it.each([
    ['a claim', { persistentVolumeClaim: { claimName: 'c', readOnly: true } }],
    ['a CSI driver', { csi: { driver: 'd', readOnly: true } }],
    ['NFS', { nfs: { server: 's', path: '/', readOnly: true } }],
    ['an image', { image: { reference: 'r' } }],
  ])('is elsewhere than in %s that is read-only', (_name, source) => {
    expect(free('/mnt/keys', [{ mountPath: '/mnt' }], source)).toBe('/tmp/.plx-gcs-secret');
  });

  it('is the next above a path of the node, which may be a file', () => {
    expect(free('/gc', [{ mountPath: '/gc/k.json' }], { hostPath: { path: '/k.json' } })).toBe('/gc-2');
  });
});
