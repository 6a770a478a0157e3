import { mountedPath } from './paths.ts';
import type { Volume, VolumeMount } from './pod.ts';
import { mayBeFile } from './volume.ts';

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
  /** True if it can be a single file. A folder cannot be mounted above it. */
  readonly isFile: boolean;
}

export function readMount(mount: VolumeMount, volume: Volume | undefined): ReadMount {
  const isPart = !!mount.subPath || !!mount.subPathExpr;
  return {
    volume: mount.name,
    path: mountedPath(mount.mountPath),
    shows: isPart ? 'part' : 'volume',
    subPath: mount.subPathExpr ? undefined : (mount.subPath ?? undefined),
    isFile: isPart || (volume !== undefined && mayBeFile(volume)),
  };
}

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
