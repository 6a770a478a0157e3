import { describe, expect, it } from 'vitest';
import type { Container, VolumeMount } from '../../src/kubernetes/pod.ts';
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

/** Checks each container of the cases that the API server takes. */
const inEveryContainer = (check: (before: Container, after: Container, example: Case) => void): void =>
  inEveryCase((example) => {
    if (!isTakenByApiServer(example.pod)) return;
    for (const [before, after] of containersOf(example)) check(before.container, after.container, example);
  });

describe('a mount of ours hurts nobody', () => {
  it('is at no path that is taken, however that is spelt', () => {
    inEveryCase((example) => {
      for (const { folder, present } of mountsOfOurs(example)) {
        expect(present.map(({ mountPath }) => clean(mountPath))).not.toContain(folder);
      }
    });
  });

  it('is neither above nor below another mount', () => {
    inEveryCase((example) => {
      for (const { folder, present } of mountsOfOurs(example)) {
        const paths = present.map(({ mountPath }) => clean(mountPath));
        expect(paths.filter((path) => isBelow(folder, path) || isBelow(path, folder))).toEqual([]);
      }
    });
  });
});

describe('a file', () => {
  it('that a variable of ours names is a key that the user of its container can read', () => {
    inEveryContainer((before, after, example) => {
      const named = addedTo(before.env, after.env).filter(({ name }) => NAMES_A_FILE.includes(name));
      for (const { value } of named) expect(foundBy(example, after, value ?? '')).toBe(true);
    });
  });

  it('of a Secret that could be read can be read at the same place', () => {
    inEveryContainer((before, after, example) => {
      const world = worldOf(example);
      const files = (before.volumeMounts ?? []).flatMap(({ mountPath }) =>
        FILES.map((file) => clean(`${mountPath}${file}`)),
      );
      for (const path of files)
        expect(fileAt(example.after, after, path, world)).toEqual(fileAt(example.pod, before, path, world));
    });
  });
});

const FILES = ['', '/gcs-key.json', '/gc-secret.json', '/k', '/a.json'];
const NAMES_A_FILE = ['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE'];

function foundBy(example: Case, container: Container, file: string): boolean {
  const found = fileAt(example.after, container, file, worldOf(example));
  return found.kind === 'key' && isReadable(example.after, container, found.mode);
}
