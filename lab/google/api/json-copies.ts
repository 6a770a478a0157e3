import { jsonAnswer } from '../http/answer.ts';
import { parseJsonObject } from '../http/json-body.ts';
import { isRefusal, type Refusal } from '../http/refusal.ts';
import { attributesIn } from '../objects/attributes.ts';
import type { Bucket, StoredObject } from '../objects/bucket.ts';
import { preconditionFault } from '../objects/precondition.ts';
import { storeObject } from '../objects/store-object.ts';
import { findObject } from './find-object.ts';
import { openBucket } from './open-bucket.ts';
import { objectResource } from './resources.ts';
import type { BucketCall, Outcome } from './route.ts';

/** TensorFlow, gcsfs and gsutil copy this way. One call is always enough here. */
export function rewriteObject(call: BucketCall): Outcome {
  const copy = copyTo(call, call.params.destinationBucket);
  if (isRefusal(copy)) return copy;
  const size = String(copy.content.length);
  const resource = objectResource(call.params.destinationBucket, copy);
  return jsonAnswer(200, {
    kind: 'storage#rewriteResponse',
    totalBytesRewritten: size,
    objectSize: size,
    done: true,
    resource,
  });
}

/** google-cloud-storage for Python copies this way. */
export function copyObject(call: BucketCall): Outcome {
  const copy = copyTo(call, call.params.destinationBucket);
  return isRefusal(copy) ? copy : jsonAnswer(200, objectResource(call.params.destinationBucket, copy));
}

/** gcsfs renames this way. */
export function moveObject(call: BucketCall): Outcome {
  const copy = copyTo(call, call.bucket.name);
  if (isRefusal(copy)) return copy;
  call.bucket.remove(call.params.object);
  return jsonAnswer(200, objectResource(call.bucket.name, copy));
}

function copyTo(call: BucketCall, destination: string): StoredObject | Refusal {
  const target = openBucket(call.cloud, call, {
    caller: call.caller,
    bucket: destination,
    permission: 'storage.objects.create',
  });
  if (isRefusal(target)) return target;
  const source = sourceOf(call);
  return isRefusal(source) ? source : storeCopy(call, source, target);
}

function sourceOf({ bucket, params, query }: BucketCall): StoredObject | Refusal {
  const source = findObject(bucket, params.object, query.get('sourceGeneration'));
  if (isRefusal(source)) return source;
  return preconditionFault(source, query, 'ifSource') ?? source;
}

function storeCopy({ params, query, body }: BucketCall, source: StoredObject, target: Bucket): StoredObject | Refusal {
  const resource = parseJsonObject(body);
  if (isRefusal(resource)) return resource;
  const attributes = { ...source.attributes, ...attributesIn(resource) };
  const draft = { name: params.destinationObject, content: source.content, attributes };
  return storeObject(target, draft, { query, declared: {} });
}
