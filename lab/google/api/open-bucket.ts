import { noteAuthFailure } from '../accounts/caller.ts';
import type { ServiceAccount } from '../accounts/service-account.ts';
import type { Cloud } from '../cloud.ts';
import type { CallHead } from '../http/call.ts';
import { type Refusal, refuse } from '../http/refusal.ts';
import type { Bucket } from '../objects/bucket.ts';

export interface Access {
  readonly caller: ServiceAccount;
  readonly bucket: string;
  readonly permission: string | undefined;
}

/** The bucket, if it exists and the account may use it. A denied account is recorded. */
export function openBucket(cloud: Cloud, call: CallHead, access: Access): Bucket | Refusal {
  const bucket = cloud.buckets.get(access.bucket);
  if (!bucket) return refuse('no_bucket', 'The specified bucket does not exist.');
  const { permission } = access;
  if (permission === undefined || access.caller.buckets.has(access.bucket)) return bucket;

  noteAuthFailure(cloud, call, 'not_granted');
  const kind = permission.startsWith('storage.buckets') ? 'bucket' : 'object';
  return refuse(
    'forbidden',
    `${access.caller.email} does not have ${permission} access to the Google Cloud Storage ${kind}. Permission '${permission}' denied on resource (or it may not exist).`,
  );
}
