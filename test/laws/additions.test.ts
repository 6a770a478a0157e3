import { describe, expect, it } from 'vitest';
import type { Pod, VolumeMount } from '../../src/kubernetes/pod.ts';
import { allContainers } from '../../src/polyaxon/containers.ts';
import { addedTo, type Case, containersOf, inEveryCase } from './every-case.ts';

describe('what is added holds together', () => {
  it('every mount of ours is read-only, without a subPath, of a volume that the pod has', () => {
    inEveryCase((example) => {
      const volumes = (example.after.spec.volumes ?? []).map(({ name }) => name);
      for (const [{ container: before }, { container: after }] of containersOf(example)) {
        for (const mount of addedTo(before.volumeMounts, after.volumeMounts)) {
          expect(Object.keys(mount)).toEqual(['name', 'mountPath', 'readOnly']);
          expect(mount.readOnly).toBe(true);
          expect(volumes).toContain(mount.name);
        }
      }
    });
  });

  it('a volume of ours has an item for each key, under different names, and the default file mode', () => {
    inEveryCase(({ pod, after }) => {
      for (const volume of addedTo(pod.spec.volumes, after.spec.volumes)) {
        const items = volume.secret?.items ?? [];
        expect(volume).toEqual({ name: volume.name, secret: { secretName: volume.secret?.secretName, items } });
        expect(items.length).toBeGreaterThan(0);
        expect(new Set(items.map(({ path }) => path)).size).toBe(items.length);
        expect(items.filter(({ path }) => !/^[-._a-zA-Z0-9]+\.json$/.test(path))).toEqual([]);
      }
    });
  });

  it('a credentials variable of ours names a file that the container sees and the Secret has', () => {
    inEveryCase((example) => {
      if (!isTakenByApiServer(example.pod)) return;
      for (const [{ container: before }, { container: after }] of containersOf(example)) {
        const files = addedTo(before.env, after.env).filter(({ name }) => name === 'GOOGLE_APPLICATION_CREDENTIALS');
        const keys = files.map(({ value }) => keyBehind(example, after.volumeMounts ?? [], value ?? ''));
        expect(keys).not.toContain(undefined);
      }
    });
  });
});

/** The API server refuses a pod that mounts a volume which it does not have, whatever is added to it. */
function isTakenByApiServer(pod: Pod): boolean {
  const names = new Set(pod.spec.volumes?.map(({ name }) => name));
  return allContainers(pod).every(
    ({ container }) => container.volumeMounts?.every(({ name }) => names.has(name)) ?? true,
  );
}

/** The key of a Secret that stands behind a file, where a container with these mounts sees it and the Secret has it. */
function keyBehind({ after, input }: Case, mounts: readonly VolumeMount[], file: string): string | undefined {
  const [folder, name] = [file.slice(0, file.lastIndexOf('/')), file.slice(file.lastIndexOf('/') + 1)];
  const mount = mounts.find(({ mountPath, subPath }) => mountPath.replace(/\/$/, '') === folder && !subPath);
  const secret = after.spec.volumes?.find((volume) => volume.name === mount?.name)?.secret;
  if (!secret?.secretName) return undefined;
  const key = secret.items?.length ? secret.items.find(({ path }) => path === name)?.key : name;
  const state = input.secrets.get(secret.secretName);
  return state?.kind === 'present' && !state.keys.has(key ?? '') ? undefined : key;
}
