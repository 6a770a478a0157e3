import { jsonAnswer } from '../http/answer.ts';
import { refuse } from '../http/refusal.ts';
import { isPageToken, listObjects } from '../objects/list-objects.ts';
import { bucketResource, objectResource } from './resources.ts';
import type { BucketCall, Outcome } from './route.ts';

/** TensorFlow and polystores read the bucket before anything else. So an account needs `storage.buckets.get`. */
export function getBucket({ bucket }: BucketCall): Outcome {
  return jsonAnswer(200, bucketResource(bucket));
}

/** One page of a bucket's objects. */
export function getListing({ bucket, query, cloud }: BucketCall): Outcome {
  if (query.has('matchGlob')) {
    cloud.ledger.unhandled.push('matchGlob');
    return refuse('unimplemented', 'This fake does not list by glob.');
  }
  const token = query.get('pageToken');
  if (token !== null && !isPageToken(token)) return refuse('invalid', 'Invalid page token.');
  const { prefixes, items, nextPageToken } = listObjects(bucket, query);
  return jsonAnswer(200, {
    kind: 'storage#objects',
    ...(nextPageToken && { nextPageToken }),
    ...(prefixes.length > 0 && { prefixes }),
    ...(items.length > 0 && { items: items.map((object) => objectResource(bucket.name, object)) }),
  });
}

/** Those of the asked permissions that the caller has. Google leaves the list out if it has none. */
export function testPermissions({ bucket, query, caller }: BucketCall): Outcome {
  const asked = query.getAll('permissions');
  const granted = caller.buckets.has(bucket.name) ? asked : [];
  return jsonAnswer(200, {
    kind: 'storage#testIamPermissionsResponse',
    ...(granted.length > 0 && { permissions: granted }),
  });
}
