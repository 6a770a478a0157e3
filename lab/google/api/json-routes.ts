import { getBucket, getListing, testPermissions } from './json-buckets.ts';
import { composeObject } from './json-compose.ts';
import { copyObject, moveObject, rewriteObject } from './json-copies.ts';
import { deleteObject, downloadObject, getObject, patchObject } from './json-objects.ts';
import { cancelResumable } from './resumable-chunk.ts';
import type { Route } from './route.ts';
import { upload } from './upload.ts';

const OBJECTS = 'storage/v1/b/{bucket}/o';
const OBJECT = `${OBJECTS}/{object}`;
const DESTINATION = 'b/{destinationBucket}/o/{destinationObject}';
/** gsutil starts its resumable uploads under another path. */
const UPLOADS = [`upload/${OBJECTS}`, `resumable/upload/${OBJECTS}`];

/** The part of the JSON API that TensorFlow, the Polyaxon clients, google-cloud-storage, gcsfs and gsutil use. */
export const JSON_ROUTES: readonly Route[] = [
  { method: 'GET', pattern: 'storage/v1/b/{bucket}', permission: 'storage.buckets.get', respond: getBucket },
  {
    method: 'GET',
    pattern: 'storage/v1/b/{bucket}/iam/testPermissions',
    permission: undefined,
    respond: testPermissions,
  },
  { method: 'GET', pattern: OBJECTS, permission: 'storage.objects.list', respond: getListing },
  { method: 'GET', pattern: OBJECT, permission: 'storage.objects.get', respond: getObject },
  { method: 'GET', pattern: `download/${OBJECT}`, permission: 'storage.objects.get', respond: downloadObject },
  { method: 'PATCH', pattern: OBJECT, permission: 'storage.objects.update', respond: patchObject },
  { method: 'DELETE', pattern: OBJECT, permission: 'storage.objects.delete', respond: deleteObject },
  {
    method: 'POST',
    pattern: `${OBJECT}/rewriteTo/${DESTINATION}`,
    permission: 'storage.objects.get',
    respond: rewriteObject,
  },
  {
    method: 'POST',
    pattern: `${OBJECT}/copyTo/${DESTINATION}`,
    permission: 'storage.objects.get',
    respond: copyObject,
  },
  {
    method: 'POST',
    pattern: `${OBJECT}/moveTo/o/{destinationObject}`,
    permission: 'storage.objects.move',
    respond: moveObject,
  },
  { method: 'POST', pattern: `${OBJECT}/compose`, permission: 'storage.objects.create', respond: composeObject },
  ...UPLOADS.flatMap((pattern): readonly Route[] => [
    { method: 'POST', pattern, permission: 'storage.objects.create', respond: upload },
    { method: 'PUT', pattern, permission: 'storage.objects.create', respond: upload },
    { method: 'DELETE', pattern, permission: 'storage.objects.create', respond: cancelResumable },
  ]),
];
