import { emptyAnswer, jsonAnswer } from '../http/answer.ts';
import { parseJsonObject } from '../http/json-body.ts';
import { isRefusal } from '../http/refusal.ts';
import { patchAttributes } from '../objects/attributes.ts';
import { preconditionFault } from '../objects/precondition.ts';
import { writeFault } from '../objects/store-object.ts';
import { findObject } from './find-object.ts';
import { mediaAnswer } from './media.ts';
import { etagOf, objectResource } from './resources.ts';
import type { BucketCall, Outcome } from './route.ts';

/** An object's resource, or its content under `alt=media`. */
export function getObject(call: BucketCall): Outcome {
  if (call.query.get('alt') === 'media') return downloadObject(call);
  const object = readableObject(call);
  if (isRefusal(object)) return object;
  return jsonAnswer(200, objectResource(call.bucket.name, object), { etag: etagOf(object) });
}

/** An object's content. Python and gsutil ask for it under `/download/`. */
export function downloadObject(call: BucketCall): Outcome {
  const object = readableObject(call);
  return isRefusal(object) ? object : mediaAnswer(object, call.headers['range']);
}

export function patchObject(call: BucketCall): Outcome {
  const object = changeableObject(call);
  if (isRefusal(object)) return object;
  const resource = parseJsonObject(call.body);
  if (isRefusal(resource)) return resource;
  const patched = call.bucket.describe(object, patchAttributes(object.attributes, resource));
  return jsonAnswer(200, objectResource(call.bucket.name, patched));
}

export function deleteObject(call: BucketCall): Outcome {
  const object = changeableObject(call);
  if (isRefusal(object)) return object;
  call.bucket.remove(object.name);
  return emptyAnswer(204);
}

function readableObject({ bucket, params, query }: BucketCall) {
  const object = findObject(bucket, params.object, query.get('generation'));
  if (isRefusal(object)) return object;
  return preconditionFault(object, query) ?? object;
}

function changeableObject({ bucket, params, query }: BucketCall) {
  const object = findObject(bucket, params.object, query.get('generation'));
  if (isRefusal(object)) return object;
  return writeFault(bucket, object.name, query) ?? object;
}
