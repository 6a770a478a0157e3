import type { Route } from './route.ts';
import { deleteXmlObject, readXmlObject, writeXmlObject } from './xml-objects.ts';
import { changePartsUpload, isPart, storePart } from './xml-parts-upload.ts';

const pattern = '{bucket}/{object+}';

/**
 * The part of the XML API that clients use. TensorFlow reads objects with it. `upload_chunks_concurrently` of
 * google-cloud-storage writes them in parts. curl and gsutil make the other calls for objects.
 */
export const XML_ROUTES: readonly Route[] = [
  { method: 'GET', pattern, permission: 'storage.objects.get', respond: readXmlObject },
  { method: 'HEAD', pattern, permission: 'storage.objects.get', respond: readXmlObject },
  { method: 'POST', pattern, permission: 'storage.objects.create', respond: changePartsUpload },
  {
    method: 'PUT',
    pattern,
    permission: 'storage.objects.create',
    respond: (call) => (isPart(call) ? storePart(call) : writeXmlObject(call)),
  },
  { method: 'DELETE', pattern, permission: 'storage.objects.delete', respond: deleteXmlObject },
];
