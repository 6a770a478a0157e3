import { NOTHING_KEPT } from '../../../src/rotation/kept.ts';
import type { Leaf, Observation } from '../../../src/rotation/observation.ts';
import type { Step } from '../../../src/rotation/step.ts';

/** A step with the state that it was decided on. */
export interface Plan {
  readonly step: Step;
  readonly now: Date;
  readonly secret: number;
  readonly configuration: number;
}

export interface Replica {
  /** How far its clock is ahead. */
  readonly skewMs: number;
  leaf: Leaf | undefined;
  holdsLease: boolean;
  seen: Pick<Observation, 'kept' | 'isRotationWanted' | 'isLeaked' | 'bundle'>;
  /** Its next step, already decided. */
  pending: Plan | undefined;
  /** The version of the webhook configuration that it saw last. */
  version: number | undefined;
}

export const aReplica = (skewMs: number): Replica => ({
  skewMs,
  leaf: undefined,
  holdsLease: false,
  seen: { kept: NOTHING_KEPT, isRotationWanted: false, isLeaked: false, bundle: undefined },
  pending: undefined,
  version: undefined,
});
