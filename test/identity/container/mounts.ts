import { posix } from 'node:path';
import type { V1Container, V1Volume, V1VolumeMount } from '@kubernetes/client-node';
import { expand } from './expand.ts';

/** A mount of a container: a volume, or a path in it. */
export interface ContainerMount {
  readonly target: string;
  readonly volume: string;
  readonly subPath: string;
  readonly readOnly: boolean;
}

/** The mounts of a container in the runtime's order: those with few folders first, as containerd sorts them. */
export function mountsOf(
  container: V1Container,
  volumes: readonly V1Volume[],
  environment: ReadonlyMap<string, string>,
): readonly ContainerMount[] {
  const depth = ({ target }: ContainerMount) => target.split('/').length;
  return (container.volumeMounts ?? [])
    .map((mount) => ({
      target: posix.normalize(mount.mountPath).replace(/\/$/, ''),
      volume: mount.name,
      subPath: subPathOf(mount, environment),
      readOnly: mount.readOnly === true || isReadOnly(volumes.find(({ name }) => name === mount.name)),
    }))
    .toSorted((one, other) => depth(one) - depth(other));
}

const subPathOf = ({ subPath = '', subPathExpr = '' }: V1VolumeMount, environment: ReadonlyMap<string, string>) =>
  subPath || expand(subPathExpr, environment);

/** Volumes that the kubelet mounts read-only whatever the mount says. */
function isReadOnly(volume: V1Volume | undefined): boolean {
  const { persistentVolumeClaim, csi, nfs, image } = volume ?? {};
  return [persistentVolumeClaim, csi, nfs].some((source) => source?.readOnly === true) || image !== undefined;
}
