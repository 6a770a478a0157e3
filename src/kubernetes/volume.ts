import { isObject } from '../json/object.ts';
import type { Volume } from './pod.ts';

/** The mode of a Secret's files if a volume names none (the API's default). */
const DEFAULT_MODE = 0o644;

/**
 * True if nobody can make anything in a volume, whatever its mounts say. This holds for claims, CSI, NFS and all other
 * sources with a member `readOnly`, and for images. In Secrets, ConfigMaps and projected volumes the kubelet itself
 * makes folders.
 */
export const isReadOnlySource = (volume: Volume): boolean =>
  Object.entries<unknown>(volume).some(
    ([source, value]) => isObject(value) && (source === 'image' || value['readOnly'] === true),
  );

/** True if a volume may be one file. A path of the node can be anything. */
export const mayBeFile = (volume: Volume): boolean => Object.hasOwn(volume, 'hostPath');

/** The mode of one file of a Secret's volume. */
export function modeOf({ secret }: Volume, file: string): number {
  const item = secret?.items?.find(({ path }) => path === file);
  return item?.mode ?? secret?.defaultMode ?? DEFAULT_MODE;
}
