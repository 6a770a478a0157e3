import type { EnvVar, VolumeMount } from '../kubernetes/pod.ts';
import type { ContainerAt } from '../polyaxon/containers.ts';

/** What must be added to a pod: plain data, turned into operations by `patch.ts` alone. */
export interface InjectionPlan {
  readonly volumes: readonly KeyVolume[];
  readonly containers: readonly ContainerPlan[];
  /** The value of our annotation; absent where one is there already. */
  readonly status?: string;
}

export interface ContainerPlan {
  readonly target: ContainerAt;
  readonly env: readonly EnvVar[];
  /** New values for variables that Polyaxon itself wrote, by their place in the list. */
  readonly envValues: readonly Replacement[];
  readonly volumeMounts: readonly VolumeMount[];
  readonly args: readonly Replacement[];
}

export interface Replacement {
  readonly index: number;
  readonly value: string;
}

/** A Secret's keys as files. No `defaultMode`: the API's 0644 lets non-root containers without an fsGroup read them. */
export interface KeyVolume {
  readonly name: string;
  readonly secret: {
    readonly secretName: string;
    readonly items: readonly { readonly key: string; readonly path: string }[];
  };
}

export const changesNothing = ({ volumes, containers }: InjectionPlan): boolean =>
  volumes.length === 0 && containers.every(isUnchanged);

const isUnchanged = ({ env, envValues, volumeMounts, args }: ContainerPlan): boolean =>
  env.length + envValues.length + volumeMounts.length + args.length === 0;
