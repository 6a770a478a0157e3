import type { V1KeyToPath, V1Pod, V1Volume, V1VolumeProjection } from '@kubernetes/client-node';
import { nestedMountPoints } from './nested-mount-points.ts';
import { type Objects, type Texts, textOf, textsOf } from './not-started.ts';

/** The content that the kubelet puts into a volume. Paths are relative to it. */
export interface VolumeFiles {
  readonly folders: readonly string[];
  readonly files: ReadonlyMap<string, VolumeFile>;
}

export interface VolumeFile {
  readonly text: string;
  readonly mode: number;
}

const DEFAULT_MODE = 0o644;

/**
 * The files of a volume. A volume of Secrets or ConfigMaps also gets a folder for each mount point in it. If a file has
 * the same path, the folder wins (tried on a real kubelet, 1.37.2). Any other volume is an empty folder.
 */
export function filesOf(volume: V1Volume, pod: V1Pod, objects: Objects): VolumeFiles {
  const files = ownFiles(volume, objects);
  if (files === undefined) return { folders: [], files: new Map() };
  const folders = nestedMountPoints(volume.name, pod);
  const isFolder = (path: string) => folders.some((folder) => folder === path || folder.startsWith(`${path}/`));
  return { folders, files: new Map([...files].filter(([path]) => !isFolder(path))) };
}

function ownFiles({ secret, configMap, projected }: V1Volume, objects: Objects) {
  if (secret) {
    const { secretName, optional, items, defaultMode } = secret;
    return selected(textsOf(objects.secrets, { name: secretName, optional }), items, defaultMode);
  }
  if (configMap) return selected(textsOf(objects.configMaps, configMap), configMap.items, configMap.defaultMode);
  if (projected) return projectedFiles(projected.sources ?? [], projected.defaultMode, objects);
  return undefined;
}

function projectedFiles(sources: readonly V1VolumeProjection[], mode: number | undefined, objects: Objects) {
  return new Map(
    sources.flatMap(({ secret, configMap }) => {
      if (secret) return [...selected(textsOf(objects.secrets, secret), secret.items, mode)];
      if (configMap) return [...selected(textsOf(objects.configMaps, configMap), configMap.items, mode)];
      return [];
    }),
  );
}

/** All keys under their own names, or those of `items` under theirs. */
function selected(texts: Texts, items: readonly V1KeyToPath[] = [], defaultMode = DEFAULT_MODE) {
  const all = Object.keys(texts).map((key): V1KeyToPath => ({ key, path: key }));
  return new Map(
    (items.length > 0 ? items : all).map(({ key, path, mode }): [string, VolumeFile] => [
      path,
      { text: textOf(texts, key), mode: mode ?? defaultMode },
    ]),
  );
}
