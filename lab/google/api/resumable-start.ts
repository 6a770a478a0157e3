import { randomBytes } from 'node:crypto';
import { emptyAnswer } from '../http/answer.ts';
import { parseJsonObject, textIn } from '../http/json-body.ts';
import { isRefusal } from '../http/refusal.ts';
import { attributesIn } from '../objects/attributes.ts';
import { checksumsInMetadata } from '../objects/checksum.ts';
import { objectNameFault } from '../objects/object-name.ts';
import { writeFault } from '../objects/store-object.ts';
import type { BucketCall, Outcome } from './route.ts';

/** Opens a session and returns its URL. TensorFlow sends no body, only `name` in the query. */
export function startResumable(call: BucketCall): Outcome {
  const resource = parseJsonObject(call.body);
  if (isRefusal(resource)) return resource;
  const name = textIn(resource, 'name') ?? call.query.get('name') ?? '';
  const fault = objectNameFault(name) ?? writeFault(call.bucket, name, call.query);
  if (fault) return fault;

  const id = randomBytes(24).toString('base64url');
  call.cloud.sessions.set(id, {
    id,
    bucket: call.bucket.name,
    draft: { name, attributes: { contentType: call.headers['x-upload-content-type'], ...attributesIn(resource) } },
    declared: checksumsInMetadata(resource),
    query: call.query,
    received: Buffer.alloc(0),
  });
  const session = new URLSearchParams({ uploadType: 'resumable', name, upload_id: id });
  // With a capital, like Google's own. TensorFlow reads no other spelling.
  return emptyAnswer(200, {
    Location: `https://${call.host}${call.path}?${session}`,
    'x-guploader-uploadid': id,
  });
}
