import type { V1Container, V1Pod } from '@kubernetes/client-node';
import { environmentOf } from './environment.ts';
import { type ContainerMount, mountsOf } from './mounts.ts';
import { NotStarted, type Objects } from './not-started.ts';
import { filesOf, type VolumeFiles } from './volume-files.ts';

/** The state that a container's process finds at its start, or why it does not start. */
export type ContainerState =
  | {
      readonly kind: 'started';
      readonly environment: ReadonlyMap<string, string>;
      readonly volumes: ReadonlyMap<string, VolumeFiles>;
      readonly mounts: readonly ContainerMount[];
      readonly user: User;
    }
  | { readonly kind: 'not_started'; readonly why: string };

export interface User {
  readonly uid: number;
  readonly gid: number;
  readonly fsGroup: number | undefined;
}

/** Simulates the kubelet for one container of a pod: variables, files, user. */
export function stateOf(pod: V1Pod, container: V1Container, objects: Objects): ContainerState {
  try {
    const environment = environmentOf(pod, container, objects);
    const volumes = pod.spec?.volumes ?? [];
    return {
      kind: 'started',
      environment,
      volumes: new Map(volumes.map((volume) => [volume.name, filesOf(volume, pod, objects)])),
      mounts: mountsOf(container, volumes, environment),
      user: userOf(pod, container),
    };
  } catch (error) {
    if (error instanceof NotStarted) return { kind: 'not_started', why: error.message };
    throw error;
  }
}

/** An image without a user runs as root, like those of these rows. */
function userOf({ spec }: V1Pod, { securityContext }: V1Container): User {
  const uid = securityContext?.runAsUser ?? spec?.securityContext?.runAsUser ?? 0;
  const gid = securityContext?.runAsGroup ?? spec?.securityContext?.runAsGroup ?? 0;
  return { uid, gid, fsGroup: spec?.securityContext?.fsGroup };
}
