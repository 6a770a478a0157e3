import { type Refusal, refuse } from '../http/refusal.ts';
import type { Bucket, Draft, StoredObject } from './bucket.ts';
import { checksumFault, type DeclaredChecksums } from './checksum.ts';
import { objectNameFault } from './object-name.ts';
import { preconditionFault } from './precondition.ts';

export interface Conditions {
  readonly query: URLSearchParams;
  readonly declared: DeclaredChecksums;
}

/** Stores a draft if its name is valid, the call's preconditions hold and the declared checksums are right. */
export function storeObject(bucket: Bucket, draft: Draft, { query, declared }: Conditions): StoredObject | Refusal {
  const fault =
    objectNameFault(draft.name) ?? writeFault(bucket, draft.name, query) ?? checksumFault(draft.content, declared);
  return fault ?? bucket.put(draft);
}

/** Preconditions of a call that writes: Cloud Storage answers 412, also if a read would get 304. */
export function writeFault(bucket: Bucket, name: string, query: URLSearchParams): Refusal | undefined {
  const fault = preconditionFault(bucket.get(name), query);
  return fault && refuse('precondition_failed', fault.message);
}
