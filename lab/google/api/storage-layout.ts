import { callerOf } from '../accounts/caller.ts';
import type { Cloud } from '../cloud.ts';
import type { Call } from '../http/call.ts';
import { isRefusal, type Refusal, refuse } from '../http/refusal.ts';
import { openBucket } from './open-bucket.ts';
import { readFirstText, writeTextFields } from './protobuf.ts';

/** gcsfs 2026.x asks this of every bucket before anything else. Without an answer it stalls for a minute. */
export const LAYOUT_METHOD = '/google.storage.control.v2.StorageControl/GetStorageLayout';

/**
 * A message `StorageLayout`: 1 is the name, 2 the location, 3 its type. Without field 4 the bucket has no hierarchy.
 */
export function answerLayout(cloud: Cloud, call: Call): Buffer | Refusal {
  const caller = callerOf(cloud, call);
  if (isRefusal(caller)) return caller;
  const name = readFirstText(call.body, 1) ?? '';
  const bucketName = /^projects\/_\/buckets\/([^/]+)\/storageLayout$/.exec(name)?.[1];
  if (!bucketName) return refuse('invalid', 'Malformed name.');
  const bucket = openBucket(cloud, call, { caller, bucket: bucketName, permission: 'storage.buckets.get' });
  return isRefusal(bucket) ? bucket : writeTextFields({ 1: name, 2: 'US', 3: 'multi-region' });
}
