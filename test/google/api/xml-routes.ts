import { isRefusal } from '../http/refusal.ts';
import { preconditionFault } from '../objects/precondition.ts';
import { findObject } from './find-object.ts';
import { mediaAnswer } from './media.ts';
import type { BucketCall, Outcome, Route } from './route.ts';
import { changePartsUpload, storePart } from './xml-parts-upload.ts';

/**
 * The part of the XML API that clients use: TensorFlow reads objects with it, and `upload_chunks_concurrently` of
 * google-cloud-storage writes them in parts.
 */
export const XML_ROUTES: readonly Route[] = [
  { method: 'GET', pattern: '{bucket}/{object+}', permission: 'storage.objects.get', respond: readObject },
  { method: 'POST', pattern: '{bucket}/{object+}', permission: 'storage.objects.create', respond: changePartsUpload },
  { method: 'PUT', pattern: '{bucket}/{object+}', permission: 'storage.objects.create', respond: storePart },
];

function readObject({ bucket, params, query, headers }: BucketCall): Outcome {
  const object = findObject(bucket, params.object, query.get('generation'));
  if (isRefusal(object)) return object;
  return preconditionFault(object, query) ?? mediaAnswer(object, headers['range']);
}
