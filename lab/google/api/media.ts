import { type Answer, emptyAnswer } from '../http/answer.ts';
import { type Refusal, refuse } from '../http/refusal.ts';
import type { StoredObject } from '../objects/bucket.ts';
import { parseByteRange } from '../objects/byte-range.ts';
import { etagOf } from './resources.ts';

/** An object's content, or the part that `Range` names. google-cloud-storage checks it against `x-goog-hash`. */
export function mediaAnswer(object: StoredObject, rangeHeader: string | undefined): Answer | Refusal {
  const { content } = object;
  const range = parseByteRange(rangeHeader, content.length);
  if (range.kind === 'unsatisfiable') {
    return refuse('unsatisfiable_range', 'The requested range cannot be satisfied.');
  }
  if (range.kind === 'whole') return { ...emptyAnswer(200, mediaHeaders(object)), body: content };
  return {
    status: 206,
    headers: { ...mediaHeaders(object), 'content-range': `bytes ${range.first}-${range.last}/${content.length}` },
    body: content.subarray(range.first, range.last + 1),
  };
}

function mediaHeaders(object: StoredObject): Answer['headers'] {
  const { contentType, contentEncoding, metadata } = object.attributes;
  const custom = Object.entries(metadata ?? {}).map(([key, value]) => [`x-goog-meta-${key}`, String(value)]);
  return {
    'content-type': contentType ?? 'application/octet-stream',
    ...(contentEncoding && { 'content-encoding': contentEncoding }),
    etag: `"${etagOf(object)}"`,
    'last-modified': new Date(object.updated).toUTCString(),
    'accept-ranges': 'bytes',
    'x-goog-generation': object.generation,
    'x-goog-metageneration': String(object.metageneration),
    'x-goog-storage-class': 'STANDARD',
    'x-goog-stored-content-length': String(object.content.length),
    'x-goog-stored-content-encoding': contentEncoding ?? 'identity',
    'x-goog-hash': `crc32c=${object.crc32c}${object.md5 ? `,md5=${object.md5}` : ''}`,
    ...Object.fromEntries(custom),
  };
}
