import { emptyAnswer } from '../http/answer.ts';
import { isRefusal } from '../http/refusal.ts';
import { checksumsInHeaders } from '../objects/checksum.ts';
import { preconditionFault } from '../objects/precondition.ts';
import { storeObject, writeFault } from '../objects/store-object.ts';
import { findObject } from './find-object.ts';
import { mediaAnswer } from './media.ts';
import type { BucketCall, Outcome } from './route.ts';

/** Also for HEAD: the HTTP server leaves out the body, and sends its length. */
export function readXmlObject({ bucket, params, query, headers }: BucketCall): Outcome {
  const object = findObject(bucket, params.object, query.get('generation'));
  if (isRefusal(object)) return object;
  return preconditionFault(object, preconditionsIn(headers)) ?? mediaAnswer(object, headers['range']);
}

export function writeXmlObject({ bucket, params, headers, body }: BucketCall): Outcome {
  const query = preconditionsIn(headers);
  const draft = { name: params.object, content: body, attributes: { contentType: headers['content-type'] } };
  const stored = storeObject(bucket, draft, { query, declared: checksumsInHeaders(headers) });
  if (isRefusal(stored)) return stored;
  const hash = `crc32c=${stored.crc32c},md5=${stored.md5}`;
  return emptyAnswer(200, {
    'x-goog-generation': stored.generation,
    'x-goog-metageneration': '1',
    'x-goog-hash': hash,
  });
}

export function deleteXmlObject({ bucket, params, query, headers }: BucketCall): Outcome {
  const object = findObject(bucket, params.object, query.get('generation'));
  if (isRefusal(object)) return object;
  const fault = writeFault(bucket, object.name, preconditionsIn(headers));
  if (fault) return fault;
  bucket.remove(object.name);
  return emptyAnswer(204);
}

const PRECONDITIONS = {
  'x-goog-if-generation-match': 'ifGenerationMatch',
  'x-goog-if-metageneration-match': 'ifMetagenerationMatch',
};

/** The XML API puts them in headers, under other names. */
function preconditionsIn(headers: BucketCall['headers']): URLSearchParams {
  const query = new URLSearchParams();
  for (const [header, parameter] of Object.entries(PRECONDITIONS)) {
    const value = headers[header];
    if (value !== undefined) query.set(parameter, value);
  }
  return query;
}
