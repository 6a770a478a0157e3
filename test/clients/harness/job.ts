import type { V1Container, V1Pod, V1PodSpec } from '@kubernetes/client-node';
import type { EnvironmentName } from '../environments/environment.ts';

/** A run: the pod that Polyaxon makes for it, and what its author wrote. */
export interface Job {
  /** As Polyaxon makes it. Bare: what a controller added is taken off. */
  readonly pod: V1Pod;
  /** What the main container runs, put in the place of what the pod says; a list adds to the pod's. */
  readonly main: Pick<V1Container, 'command' | 'args' | 'env' | 'volumeMounts' | 'securityContext'>;
  /** Set where Polyaxon's operator makes a batch/v1 Job, whose controller then makes the pod. */
  readonly isOfJobController?: true;
  readonly environment?: EnvironmentName;
  readonly spec?: Pick<V1PodSpec, 'securityContext' | 'volumes' | 'hostAliases'>;
}
