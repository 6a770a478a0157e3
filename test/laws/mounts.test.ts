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

  it('is below no other mount, which may have files there or be read-only', () => {
    inEveryCase((example) => {
      for (const { folder, present } of mountsOfOurs(example)) {
        expect(present.filter(({ mountPath }) => isBelow(clean(mountPath), folder))).toEqual([]);
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
      const world = worldOf(example);
      for (const [{ container: before }, { container: after }] of containersOf(example)) {
        for (const path of filesIn(before)) {
          expect(fileAt(example.after, after, path, world)).toEqual(fileAt(example.pod, before, path, world));
        }
      }
    });
  });
});

/** Files that the mounts of a container may show. */
const filesIn = ({ volumeMounts }: Container): readonly string[] =>
  (volumeMounts ?? []).flatMap(({ mountPath }) =>
    ['', '/gcs-key.json', '/gc-secret.json', '/k', '/a.json'].map((file) => clean(`${mountPath}${file}`)),
  );

const NAMES_A_FILE = ['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE'];

function foundBy(example: Case, container: Container, file: string): boolean {
  const found = fileAt(example.after, container, file, worldOf(example));
  return found.kind === 'key' && isReadable(example.after, container, found.mode);
}
