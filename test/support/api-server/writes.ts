import jsonpatch from 'fast-json-patch';
import type { Target } from './collections.ts';
import type { ObjectStore, Stored } from './object-store.ts';
import { Refused } from './refused.ts';

/** The status of a JSON Patch that does not apply, such as one whose test fails. */
const UNPROCESSABLE = 422;
const CONFLICT = 409;

/** Applies a JSON Patch to the stored object. It cannot change members that the API server itself sets. */
export function patchObject(store: ObjectStore, target: Target, operations: readonly jsonpatch.Operation[]): Stored {
  const before = existing(store, target);
  const patched = applied(structuredClone(before), operations);
  if (patched.metadata?.resourceVersion !== before.metadata?.resourceVersion) throw new Refused(CONFLICT);
  return store.put(target.collection, patched);
}

/** Replaces the version that the client has seen. The client must name it. */
export function replaceObject(store: ObjectStore, target: Target, object: Stored): Stored {
  const before = existing(store, target);
  if (object.metadata?.resourceVersion !== before.metadata?.resourceVersion) throw new Refused(CONFLICT);
  return store.put(target.collection, object);
}

export function existing(store: ObjectStore, target: Target): Stored {
  const found = store.get(target);
  if (found === undefined) throw new Refused(404);
  return found;
}

function applied(object: Stored, operations: readonly jsonpatch.Operation[]): Stored {
  try {
    return jsonpatch.applyPatch(object, operations, true).newDocument;
  } catch {
    throw new Refused(UNPROCESSABLE);
  }
}
