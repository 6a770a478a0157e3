import type { V1Container, V1Pod, V1PodSpec } from '@kubernetes/client-node';
import type { EnvironmentName } from '../environments/environment.ts';

/** A run: Polyaxon's pod for it, and its author's command. */
export interface Job {
  /** As Polyaxon makes it, without the additions of controllers. */
  readonly pod: V1Pod;
  /** The command of the main container in place of the pod's. A list adds to the pod's. */
  readonly main: Pick<V1Container, 'command' | 'args' | 'env' | 'volumeMounts' | 'securityContext'>;
  /** Set if Polyaxon's operator makes a batch/v1 Job. That Job's controller then makes the pod. */
  readonly isOfJobController?: true;
  readonly environment?: EnvironmentName;
  readonly spec?: Pick<V1PodSpec, 'securityContext' | 'volumes' | 'hostAliases'>;
}
