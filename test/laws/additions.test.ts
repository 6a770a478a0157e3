import { describe, expect, it } from 'vitest';
import type { EnvVar } from '../../src/kubernetes/pod.ts';
import { allContainers, isPlatformContainer } from '../../src/polyaxon/containers.ts';
import { addedTo, containersOf, inEveryCase } from './every-case.ts';

const refOf = ({ valueFrom }: EnvVar): string | null | undefined => valueFrom?.secretKeyRef?.name;

describe('additions are consistent', () => {
  it('a volume of ours shows no Secret that only the text of a variable of the run names', () => {
    inEveryCase(({ pod, after, input: { settings } }) => {
      const { artifactsStore, outputs, connections, data } = settings;
      const configured = JSON.stringify([artifactsStore, outputs, connections, [...data.values()]]);
      const platform = JSON.stringify(allContainers(pod).filter(isPlatformContainer)).replaceAll('\\"', '"');
      const refs = JSON.stringify(allContainers(pod).flatMap(({ container }) => container.env?.map(refOf)));
      const volumes = JSON.stringify(pod.spec.volumes?.map(({ secret }) => secret?.secretName));
      for (const { secret } of addedTo(pod.spec.volumes, after.spec.volumes)) {
        expect(`${configured}${platform}${refs}${volumes}`).toContain(`"${secret?.secretName}"`);
      }
    });
  });

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
