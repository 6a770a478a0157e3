import { describe, expect, it } from 'vitest';
import { mountVolume } from '../../../../src/injection/keys/mounting.ts';
import type { VolumeMount } from '../../../../src/kubernetes/pod.ts';

const aMount = (mountPath: string, more: Partial<VolumeMount> = {}): VolumeMount => ({
  name: 'other',
  mountPath,
  ...more,
});
const placeOf = (...present: readonly VolumeMount[]): string =>
  mountVolume(present, 'keys', '/tmp/.plx-gcs-secret').mountPath;

describe('a volume is seen', () => {
  it.each([
    ['at the wanted path', [], '/tmp/.plx-gcs-secret'],
    ['at the next path where that is taken', [aMount('/tmp/.plx-gcs-secret')], '/tmp/.plx-gcs-secret-2'],
    [
      'at the first that is free',
      [aMount('/tmp/.plx-gcs-secret/'), aMount('/tmp/.plx-gcs-secret-2')],
      '/tmp/.plx-gcs-secret-3',
    ],
    ['at the wanted path below a folder that can be written to', [aMount('/tmp')], '/tmp/.plx-gcs-secret'],
    ['elsewhere than below a read-only folder', [aMount('/tmp/', { readOnly: true })], '/.plx-gcs-secret'],
    ['beside a read-only folder', [aMount('/tmp/.plx-gcs-secret', { readOnly: true })], '/tmp/.plx-gcs-secret-2'],
    ['where its container mounts it', [aMount('/etc/gcs/', { name: 'keys' })], '/etc/gcs'],
    ['not by a mount of one file', [aMount('/etc/gcs', { name: 'keys', subPath: 'k.json' })], '/tmp/.plx-gcs-secret'],
    [
      'not by a mount of an expression',
      [aMount('/etc/gcs', { name: 'keys', subPathExpr: '$(A)' })],
      '/tmp/.plx-gcs-secret',
    ],
  ])('%s', (_name, present, path) => expect(placeOf(...present)).toBe(path));

  it('where a mount of ours is planned already', () => {
    const planned = [aMount('/etc/gcs', { name: 'keys' })];
    expect(mountVolume(planned, 'keys', '/tmp/keys')).toEqual({ mountPath: '/etc/gcs' });
  });

  it('at the usual path of 0.x where the wanted one is below a read-only folder', () => {
    const mounts = [aMount('/plx-context', { readOnly: true })];
    expect(mountVolume(mounts, 'keys', '/plx-context/.gc').added).toEqual({
      name: 'keys',
      mountPath: '/tmp/.plx-gcs-secret',
      readOnly: true,
    });
  });
});
