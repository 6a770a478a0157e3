import { describe, expect, it } from 'vitest';
import { addedTo, containersOf, inEveryCase } from './every-case.ts';

describe('additions are consistent', () => {
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
        const { optional, ...secret } = volume.secret ?? {};
        expect({ ...volume, secret }).toEqual({ name: volume.name, secret: { secretName: secret.secretName, items } });
        expect([undefined, true]).toContain(optional);
        expect(items.length).toBeGreaterThan(0);
        expect(new Set(items.map(({ path }) => path)).size).toBe(items.length);
        expect(items.filter(({ path }) => !/^[-._a-zA-Z0-9]+\.json$/.test(path))).toEqual([]);
      }
    });
  });
});
