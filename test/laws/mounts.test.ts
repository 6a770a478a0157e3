import { describe, expect, it } from 'vitest';
import type { Container, Pod, VolumeMount } from '../../src/kubernetes/pod.ts';
import { isTakenByApiServer } from './api-server.ts';
import { addedTo, type Case, containersOf, inEveryCase } from './every-case.ts';
import { clean, fileAt, isReadable } from './model/files.ts';
import { worldOf } from './model/world.ts';

interface Added {
  readonly folder: string;
  readonly present: readonly VolumeMount[];
}

const isBelow = (folder: string, path: string): boolean => path.startsWith(folder === '/' ? '/' : `${folder}/`);

/** Each mount of ours, with those that its container had. */
const mountsOfOurs = (example: Case): readonly Added[] =>
  containersOf(example).flatMap(([{ container: before }, { container: after }]) =>
    addedTo(before.volumeMounts, after.volumeMounts).map(({ mountPath }) => ({
      folder: clean(mountPath),
      present: before.volumeMounts ?? [],
    })),
  );

const sourceOf = (pod: Pod, { name }: VolumeMount): object =>
  pod.spec.volumes?.find((volume) => volume.name === name) ?? {};

/** What Kubernetes can make no folder in, by the mount or by its volume. */
const isReadOnly = (pod: Pod, mount: VolumeMount): boolean =>
  mount.readOnly === true || /"readOnly":true|"image":/.test(JSON.stringify(sourceOf(pod, mount)));

const isFile = (pod: Pod, mount: VolumeMount): boolean =>
  !!mount.subPath || !!mount.subPathExpr || 'hostPath' in sourceOf(pod, mount);

describe('a mount of ours hurts nobody', () => {
  it('is at no path that is taken, however that is spelt', () => {
    inEveryCase((example) => {
      for (const { folder, present } of mountsOfOurs(example)) {
        expect(present.map(({ mountPath }) => clean(mountPath))).not.toContain(folder);
      }
    });
  });

  it('is above no single file', () => {
    inEveryCase((example) => {
      for (const { folder, present } of mountsOfOurs(example)) {
        const files = present.filter((mount) => isFile(example.pod, mount)).map(({ mountPath }) => clean(mountPath));
        expect(files.filter((path) => isBelow(folder, path))).toEqual([]);
      }
    });
  });

  it('is in no folder that is read-only', () => {
    inEveryCase((example) => {
      for (const { folder, present } of mountsOfOurs(example)) {
        const above = present.filter(({ mountPath }) => isBelow(clean(mountPath), folder));
        const depth = Math.max(0, ...above.map(({ mountPath }) => clean(mountPath).length));
        const nearest = above.filter(({ mountPath }) => clean(mountPath).length === depth);
        expect(nearest.filter((mount) => isReadOnly(example.pod, mount))).toEqual([]);
      }
    });
  });
});

describe('a file', () => {
  it('that a variable of ours names is a key that the user of its container can read', () => {
    inEveryCase((example) => {
      if (!isTakenByApiServer(example.pod)) return;
      for (const [{ container: before }, { container: after }] of containersOf(example)) {
        const named = addedTo(before.env, after.env).filter(({ name }) => NAMES_A_FILE.includes(name));
        for (const { value } of named) expect(foundBy(example, after, value ?? '')).toBe(true);
      }
    });
  });

  it('of a Secret that could be read can be read at the same place', () => {
    inEveryCase((example) => {
      if (!isTakenByApiServer(example.pod)) return;
      for (const [{ container: before }, { container: after }] of containersOf(example)) {
        for (const { mountPath } of before.volumeMounts ?? []) {
          for (const file of ['', '/gcs-key.json', '/gc-secret.json', '/k', '/a.json']) {
            const path = clean(`${mountPath}${file}`);
            const world = worldOf(example);
            expect(fileAt(example.after, after, path, world)).toEqual(fileAt(example.pod, before, path, world));
          }
        }
      }
    });
  });
});

const NAMES_A_FILE = ['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE'];

function foundBy(example: Case, container: Container, file: string): boolean {
  const found = fileAt(example.after, container, file, worldOf(example));
  return found.kind === 'key' && isReadable(example.after, container, found.mode);
}
