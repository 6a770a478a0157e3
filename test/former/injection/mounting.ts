import { isWithin, trimSlashes } from '../kubernetes/paths.ts';
import type { Container, VolumeMount } from '../kubernetes/pod.ts';
import { DEFAULT_0X_MOUNT } from '../polyaxon/names.ts';

/** A volume as a container sees it. */
export interface Mounting {
  readonly mountPath: string;
  /** The mount to add; absent where the container has it already. */
  readonly added?: VolumeMount;
}

/** A mount of a volume that shows its whole directory: one with a subPath never sees a rotated key. */
export const directoryMount = (container: Container, volume: string): VolumeMount | undefined =>
  container.volumeMounts?.find(({ name, subPath, subPathExpr }) => name === volume && !subPath && !subPathExpr);

/** How a container sees a volume: by its own mount, else by a new read-only one at the wanted path or the next free. */
export function mountVolume(
  container: Container,
  volume: string,
  wantedPath: string,
  planned: readonly VolumeMount[],
): Mounting {
  const present = [...(container.volumeMounts ?? []), ...planned];
  const own = directoryMount({ ...container, volumeMounts: present }, volume);
  if (own !== undefined) return { mountPath: trimSlashes(own.mountPath) };
  const mountPath = freePath(present, wantedPath);
  return { mountPath, added: { name: volume, mountPath, readOnly: true } };
}

/** Under a read-only mount no folder can be made for another one: the container would not start. */
function freePath(present: readonly VolumeMount[], wantedPath: string): string {
  const isWritable = (path: string): boolean =>
    !present.some((mount) => mount.readOnly && isBelow(mount.mountPath, path));
  const base = [wantedPath, DEFAULT_0X_MOUNT].find(isWritable) ?? '/.plx-gcs-secret';
  const taken = new Set(present.map((mount) => trimSlashes(mount.mountPath)));
  return firstFree(trimSlashes(base), (path) => taken.has(path));
}

const isBelow = (folder: string, path: string): boolean =>
  isWithin(folder, path) && trimSlashes(folder) !== trimSlashes(path);

/** The name itself or the first of `name-2`, `name-3`… that is not taken. */
export function firstFree(name: string, isTaken: (name: string) => boolean, separator = '-'): string {
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name}${separator}${number}`)) number += 1;
  return `${name}${separator}${number}`;
}
