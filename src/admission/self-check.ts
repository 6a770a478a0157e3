import jsonPatch from 'fast-json-patch';
import type { Operation } from '../injection/plan/patch.ts';

/**
 * Applies a patch to the object that was received, as the API server will. Throws where it does not apply: such a patch
 * is a fault of ours, and sent it would refuse the pod whatever the failure policy.
 * The pod is changed by this, because a copy would cost more than all the rest: nothing may read it afterwards.
 */
export function assertApplies(pod: unknown, operations: readonly Operation[]): void {
  if (operations.length > 0) jsonPatch.applyPatch(pod, operations as Operation[], true, true, true);
}
