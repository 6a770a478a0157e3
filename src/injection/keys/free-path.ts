import type { ReadMount } from '../../kubernetes/mount.ts';
import { firstFree } from '../../kubernetes/names.ts';
import { cleanPath, folderOf, isWithin } from '../../kubernetes/paths.ts';

type Mounts = readonly ReadMount[];

/** Where the 0.x spawner mounts a key (Polyaxon 0.6.1 polypod/tensorboard.py), and where one goes that cannot go where it should. */
export const KEY_FOLDER_0X = '/tmp/.plx-gcs-secret';
const FALLBACKS = [KEY_FOLDER_0X, '/.plx-gcs-secret'];

/**
 * A folder that a volume can be mounted on without harm: the wanted one, the next free beside it (`-2`, `-3`…), else one
 * elsewhere. `undefined` if there is none.
 *
 * | mount of the container                | a path is…                                                       |
 * |---------------------------------------|------------------------------------------------------------------|
 * | at the path                           | taken: the author's files would be hidden                        |
 * | a single file below the path          | taken: the kubelet would make a folder where the file belongs    |
 * | read-only, the nearest above the path | impossible: no mount point can be made, the container never starts |
 */
export function freePath(mounts: Mounts, wantedPath: string): string | undefined {
  const base = [cleanPath(wantedPath), ...FALLBACKS].find((path) => canMakeFolder(mounts, folderOf(path)));
  return base && firstFree(base, isTakenBy(mounts, folderOf(base)));
}

/** The nearest mount above decides: a writable volume may lie inside a read-only one. */
function canMakeFolder(mounts: Mounts, folder: string): boolean {
  const above = mounts.filter(({ path }) => isWithin(path, folder));
  const nearest = above.reduce<ReadMount | undefined>(
    (best, mount) => (best === undefined || mount.path.length >= best.path.length ? mount : best),
    undefined,
  );
  return nearest === undefined || !nearest.isReadOnly;
}

/** Looks at each mount once: what is taken in a folder is known before names are tried there. */
function isTakenBy(mounts: Mounts, folder: string): (path: string) => boolean {
  const start = folder === '/' ? 1 : folder.length + 1;
  const taken = new Set<string>();
  for (const { path, isFile } of mounts) {
    if (!isWithin(folder, path) || path.length < start) continue;
    const end = path.indexOf('/', start);
    if (end === -1) taken.add(path);
    else if (isFile) taken.add(path.slice(0, end));
  }
  return (path) => taken.has(path);
}
