import { type Refusal, refuse } from '../http/refusal.ts';
import type { StoredObject } from './bucket.ts';

/** `if` concerns the object of the call, `ifSource` the one that it copies. */
type Side = 'if' | 'ifSource';

const NOT_HELD = 'At least one of the pre-conditions you specified did not hold.';

/**
 * Checks `ifGenerationMatch` and its three relatives. Generation 0 means that the object does not exist: TensorFlow
 * makes its directory markers with `ifGenerationMatch=0`.
 */
export function preconditionFault(
  object: StoredObject | undefined,
  query: URLSearchParams,
  side: Side = 'if',
): Refusal | undefined {
  const generation = object?.generation ?? '0';
  const metageneration = String(object?.metageneration ?? 0);
  if (differs(query.get(`${side}GenerationMatch`), generation)) return refuse('precondition_failed', NOT_HELD);
  if (differs(query.get(`${side}MetagenerationMatch`), metageneration)) return refuse('precondition_failed', NOT_HELD);
  if (query.get(`${side}GenerationNotMatch`) === generation) return refuse('not_modified', NOT_HELD);
  if (query.get(`${side}MetagenerationNotMatch`) === metageneration) return refuse('not_modified', NOT_HELD);
  return undefined;
}

function differs(wanted: string | null, actual: string): boolean {
  return wanted !== null && wanted !== actual;
}
