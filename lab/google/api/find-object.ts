import { type Refusal, refuse } from '../http/refusal.ts';
import type { Bucket, StoredObject } from '../objects/bucket.ts';

/** The object with that name, if it exists in the requested generation. */
export function findObject(bucket: Bucket, name: string, generation: string | null = null): StoredObject | Refusal {
  const object = bucket.get(name);
  if (object && (generation === null || object.generation === generation)) return object;
  return refuse('not_found', `No such object: ${bucket.name}/${name}`);
}
