import jsonPatch from 'fast-json-patch';
import type { Operation } from '../injection/plan/patch.ts';

/**
 * Applies a patch to the received object, as the API server will. Throws if it does not apply: that is a fault of ours,
 * and such a patch makes the API server refuse the pod under any failure policy. This changes the pod, because a copy
 * would cost more than everything else together. Nothing may read the pod afterwards.
 */
export function assertApplies(pod: unknown, operations: readonly Operation[]): void {
  if (operations.length > 0) jsonPatch.applyPatch(pod, operations as Operation[], true, true, true);
}
