import { isWithin, mountedPath } from './paths.ts';
import type { VolumeMount } from './pod.ts';

/** A mount as a container sees it. */
export interface ReadMount {
  /** The name of its volume. */
  readonly volume: string;
  /** Absolute and cleaned, because the container runtime treats all spellings of a path as one folder. */
  readonly path: string;
  /** `part`: a folder or a single file of the volume (`subPath`). It does not follow a rotated Secret. */
  readonly shows: 'volume' | 'part';
  /** The path that a `part` shows; unknown for an expression. */
  readonly subPath: string | undefined;
}

export const readMount = ({ name, mountPath, subPath, subPathExpr }: VolumeMount): ReadMount => ({
  volume: name,
  path: mountedPath(mountPath),
  shows: subPath || subPathExpr ? 'part' : 'volume',
  subPath: subPathExpr ? undefined : (subPath ?? undefined),
});

/** The mounts of a container by their volume: containers may have as many mounts as volumes. */
export interface Mounts {
  readonly all: readonly ReadMount[];
  readonly byPath: ReadonlyMap<string, ReadMount>;
  /** The mounts that show the whole volume. */
  readonly folders: ReadonlyMap<string, readonly ReadMount[]>;
  readonly parts: ReadonlyMap<string, readonly ReadMount[]>;
}

export function indexMounts(all: readonly ReadMount[]): Mounts {
  const folders = new Map<string, ReadMount[]>();
  const parts = new Map<string, ReadMount[]>();
  for (const mount of all) append(mount.shows === 'part' ? parts : folders, mount);
  return { all, byPath: new Map(all.map((mount) => [mount.path, mount])), folders, parts };
}

function append(byVolume: Map<string, ReadMount[]>, mount: ReadMount): void {
  const others = byVolume.get(mount.volume);
  if (others === undefined) byVolume.set(mount.volume, [mount]);
  else others.push(mount);
}

/** The mount that shows a path: the innermost one. It hides what the others have there. */
export const mountOf = (mounts: readonly ReadMount[], path: string): ReadMount | undefined =>
  mounts.reduce<ReadMount | undefined>((best, mount) => {
    const isDeeper = best === undefined || mount.path.length >= best.path.length;
    return isDeeper && isWithin(mount.path, path) ? mount : best;
  }, undefined);

/** True if a file of a mounted volume is seen there: no mount further inside hides it. */
export function isShown({ byPath }: Mounts, { path }: ReadMount, file: string): boolean {
  let inner = path === '/' ? '' : path;
  for (const segment of file.split('/')) {
    inner += `/${segment}`;
    if (byPath.has(inner)) return false;
  }
  return true;
}
