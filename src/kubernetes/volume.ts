import { isObject } from '../json/object.ts';
import type { Volume } from './pod.ts';

/** The mode of a Secret's files where a volume names none (the API's default). */
const DEFAULT_MODE = 0o644;

/**
 * Tells whether nothing can be made in a volume, whatever its mounts say: claims, CSI, NFS and all other sources that have
 * a member `readOnly`, and images. The kubelet itself makes folders in Secrets, ConfigMaps and projected volumes.
 */
export const isReadOnlySource = (volume: Volume): boolean =>
  Object.entries<unknown>(volume).some(
    ([source, value]) => isObject(value) && (source === 'image' || value['readOnly'] === true),
  );

/** Tells whether a volume may be one file: a path of the node can be anything. */
export const mayBeFile = (volume: Volume): boolean => Object.hasOwn(volume, 'hostPath');

/** The mode of one file of a Secret's volume. */
export function modeOf({ secret }: Volume, file: string): number {
  const item = secret?.items?.find(({ path }) => path === file);
  return item?.mode ?? secret?.defaultMode ?? DEFAULT_MODE;
}
