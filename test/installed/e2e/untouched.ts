import type { V1Container, V1ObjectMeta, V1PodSpec } from '@kubernetes/client-node';

/** A pod, or the template of one. */
export interface PodParts {
  readonly metadata?: V1ObjectMeta | undefined;
  readonly spec?: V1PodSpec | undefined;
}

/** Every part of a pod that the injector could change. */
export interface Changeable {
  readonly annotations: object;
  readonly volumes: readonly string[];
  readonly containers: readonly object[];
}

/** Without the token volume of every pod. */
export function changeable({ metadata, spec }: PodParts): Changeable {
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  return {
    annotations: metadata?.annotations ?? {},
    volumes: (spec?.volumes ?? []).map(({ name }) => name).filter(isNoToken),
    containers: containers.map(changeableOf),
  };
}

const changeableOf = ({ name, args = [], env = [], volumeMounts = [] }: V1Container): object => ({
  name,
  args,
  env: env.map((variable) => [variable.name, variable.value]),
  mounts: volumeMounts.filter((mount) => isNoToken(mount.name)).map((mount) => [mount.name, mount.mountPath]),
});

const isNoToken = (volume: string): boolean => !volume.startsWith('kube-api-access-');
