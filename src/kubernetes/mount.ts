import { mountedPath } from './paths.ts';
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
  /** The first mount of each volume that shows the whole volume. */
  readonly folders: ReadonlyMap<string, ReadMount>;
  readonly parts: ReadonlyMap<string, readonly ReadMount[]>;
}

export function indexMounts(all: readonly ReadMount[]): Mounts {
  const folders = new Map<string, ReadMount>();
  const parts = new Map<string, ReadMount[]>();
  for (const mount of all) {
    if (mount.shows === 'part') append(parts, mount);
    else if (!folders.has(mount.volume)) folders.set(mount.volume, mount);
  }
  return { all, folders, parts };
}

function append(parts: Map<string, ReadMount[]>, mount: ReadMount): void {
  const others = parts.get(mount.volume);
  if (others === undefined) parts.set(mount.volume, [mount]);
  else others.push(mount);
}
