import { describe, expect, it } from 'vitest';
import { freePath } from '../../../../src/injection/keys/free-path.ts';
import { readMount } from '../../../../src/kubernetes/mount.ts';
import type { VolumeMount } from '../../../../src/kubernetes/pod.ts';

type Mounted = Partial<VolumeMount> & { readonly mountPath: string };

const free = (wanted: string, mounts: readonly Mounted[]): string | undefined =>
  freePath(
    mounts.map((mount) => readMount({ name: 'v', ...mount })),
    wanted,
  );

const ELSEWHERE = '/tmp/.plx-gcs-secret';

describe('a path for a key', () => {
  it.each<[string, string, readonly Mounted[], string | undefined]>([
    ['is the wanted one', '/gc', [], '/gc'],
    ['is cleaned', '/etc//gcs/', [], '/etc/gcs'],
    ['is the next if that is taken', '/gc', [{ mountPath: '/gc' }], '/gc-2'],
    [
      'is the next if that is taken in another spelling',
      '/plx-context/.gc',
      [{ mountPath: '/plx-context//.gc/' }],
      '/plx-context/.gc-2',
    ],
    ['is the first that is free', '/gc', [{ mountPath: '/gc/' }, { mountPath: '/gc-2' }], '/gc-3'],
    ['is the next above a folder, whose name our file may have', '/gc', [{ mountPath: '/gc/gc-secret.json' }], '/gc-2'],
    ['is the next above a folder further down', '/gc', [{ mountPath: '/gc/a/b' }], '/gc-2'],
    ['is the next above a file', '/gc', [{ mountPath: '/gc/gc-secret.json', subPath: 'k' }], '/gc-2'],
    ['is the next above a file of an expression', '/gc', [{ mountPath: '/gc/k', subPathExpr: '$(A)' }], '/gc-2'],
    ['is the next above a file further down', '/gc', [{ mountPath: '/gc/a/b', subPath: 'k' }], '/gc-2'],
    ['is the wanted one beside a file', '/gc', [{ mountPath: '/gc2/k', subPath: 'k' }], '/gc'],
    ['is elsewhere below a mount', '/plx-context/.gc', [{ mountPath: '/plx-context' }], ELSEWHERE],
    ['is elsewhere below a mount without its slash', '/etc/gcs', [{ mountPath: 'etc' }], ELSEWHERE],
    ['is elsewhere below a part of a volume', '/etc/gcs', [{ mountPath: '/etc', subPath: 'deep' }], ELSEWHERE],
    ['is elsewhere far below a mount', '/a/b/c/gc', [{ mountPath: '/a' }], ELSEWHERE],
    ['is the wanted one beside a mount', '/a/gc', [{ mountPath: '/a/b' }], '/a/gc'],
    [
      'is at the root below a mount at /tmp',
      '/a/gc',
      [{ mountPath: '/a' }, { mountPath: '/tmp/' }],
      '/.plx-gcs-secret',
    ],
    ['is beside a taken one elsewhere', '/a/gc', [{ mountPath: '/a' }, { mountPath: ELSEWHERE }], `${ELSEWHERE}-2`],
    ['is none below a mount at the root', '/a/gc', [{ mountPath: '/' }], undefined],
  ])('%s', (_name, wanted, mounts, path) => expect(free(wanted, mounts)).toBe(path));
});
