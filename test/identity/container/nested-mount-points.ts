import { posix } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';

/**
 * The folders that the kubelet makes in a volume because some container of the pod has another mount below it (1.37
 * pkg/volume/util/nested_volumes.go). That mount makes everything below such a folder.
 */
export function nestedMountPoints(volume: string, { spec }: V1Pod): readonly string[] {
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  const found = containers.flatMap(({ volumeMounts = [] }) => {
    const paths = volumeMounts.map(({ mountPath }) => posix.normalize(mountPath)).toSorted();
    const own = volumeMounts.filter(({ name }) => name === volume).map(({ mountPath }) => posix.normalize(mountPath));
    return own.flatMap((path) =>
      outermost(
        paths.filter((other) => other.startsWith(`${path}/`)),
        path,
      ),
    );
  });
  return [...new Set(found)];
}

/** Of sorted paths, those that are in none of the others, relative to a folder. */
function outermost(paths: readonly string[], folder: string): readonly string[] {
  const kept = paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));
  return kept.map((path) => path.slice(folder.length + 1));
}
