import type { SecretStates } from '../gcs/secret-state.ts';
import type { Container, Pod } from '../kubernetes/pod.ts';
import type { ContainerAt } from '../polyaxon/containers.ts';
import type { Choices } from './choices.ts';
import type { Settings } from './settings.ts';

/** All that a plan for one run pod is made from. */
export interface RunPod {
  readonly pod: Pod;
  readonly main: Container;
  /** The main container and those that the pod names. */
  readonly targets: readonly ContainerAt[];
  readonly choices: Choices;
  readonly settings: Settings;
  readonly secrets: SecretStates;
}
