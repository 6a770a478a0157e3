import type { ReadMount } from '../../kubernetes/mount.ts';
import { firstFree } from '../../kubernetes/names.ts';
import { cleanPath, folderOf, isWithin } from '../../kubernetes/paths.ts';

type Mounts = readonly ReadMount[];

/**
 * The 0.x spawner's mount path for keys (Polyaxon 0.6.1 polypod/tensorboard.py). It also serves keys whose own path is
 * not free.
 */
export const KEY_FOLDER_0X = '/tmp/.plx-gcs-secret';
const FALLBACKS = [KEY_FOLDER_0X, '/.plx-gcs-secret'];

/**
 * A folder on which a volume can be mounted without harm: the wanted one, the next free one beside it (`-2`, `-3`…),
 * else one elsewhere. `undefined` if there is none.
 *
 * | mount of the container | a path is…                                                                                |
 * |------------------------|-------------------------------------------------------------------------------------------|
 * | at the path            | taken: the author's files would be hidden                                                 |
 * | below the path         | taken: the kubelet makes a folder for it in our volume, where a file may have that name   |
 * | above the path         | avoided: it may have files there, or be read-only, and then no container starts           |
 *
 * The pod does not say what lies in the mount above: claims may be read-only on their server, and init containers
 * write.
 */
export function freePath(mounts: Mounts, wantedPath: string): string | undefined {
  const base = [cleanPath(wantedPath), ...FALLBACKS].find((path) => !isInMount(mounts, folderOf(path)));
  return base && firstFree(base, isTakenBy(mounts, folderOf(base)));
}

const isInMount = (mounts: Mounts, folder: string): boolean => mounts.some(({ path }) => isWithin(path, folder));

/** Reads each mount once. So the taken names of a folder are known before it tries names there. */
function isTakenBy(mounts: Mounts, folder: string): (path: string) => boolean {
  const takenBy = ({ path }: ReadMount): string => {
    const end = path.indexOf('/', folder.length + 1);
    return end === -1 ? path : path.slice(0, end);
  };
  const taken = new Set(mounts.map(takenBy));
  return (path) => taken.has(path);
}
