import { createHash, randomBytes } from 'node:crypto';
import { emptyAnswer, xmlAnswer } from '../http/answer.ts';
import { isRefusal, type Refusal, refuse } from '../http/refusal.ts';
import { checksumFault, checksumsInHeaders, checksumsOf } from '../objects/checksum.ts';
import type { PartsUpload } from '../objects/parts-upload.ts';
import { storeObject } from '../objects/store-object.ts';
import type { BucketCall, Outcome } from './route.ts';

/** google-cloud-storage for Python expects the elements in the namespace of Amazon's S3, as Google sends them. */
const result = (name: string) => ({ name, namespace: 'http://s3.amazonaws.com/doc/2006-03-01/' });

/** True if a PUT brings one part of an upload, and not an object. */
export const isPart = ({ query }: BucketCall): boolean => query.has('uploadId') || query.has('partNumber');

/** `?uploads` starts an upload in parts and `?uploadId=…` completes it. */
export function changePartsUpload(call: BucketCall): Outcome {
  return call.query.has('uploads') ? startUpload(call) : completeUpload(call);
}

/** Keeps one part under the number in `partNumber`. */
export function storePart(call: BucketCall): Outcome {
  const upload = uploadOf(call);
  if (isRefusal(upload)) return upload;
  const number = Number(call.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1) return refuse('invalid', 'Invalid part number.');
  const fault = checksumFault(call.body, checksumsInHeaders(call.headers));
  if (fault) return fault;

  const etag = `"${createHash('md5').update(call.body).digest('hex')}"`;
  upload.parts.set(number, { content: call.body, etag });
  const { md5, crc32c } = checksumsOf(call.body);
  return emptyAnswer(200, { etag, 'x-goog-hash': `crc32c=${crc32c},md5=${md5}` });
}

function startUpload({ cloud, bucket, params, headers }: BucketCall): Outcome {
  const id = randomBytes(12).toString('hex');
  const attributes = { contentType: headers['content-type'] };
  cloud.partsUploads.set(id, { bucket: bucket.name, name: params.object, attributes, parts: new Map() });
  return xmlAnswer(200, result('InitiateMultipartUploadResult'), {
    Bucket: bucket.name,
    Key: params.object,
    UploadId: id,
  });
}

/** The list in the body must name every part with the ETag that the server gave it. */
function completeUpload(call: BucketCall): Outcome {
  const upload = uploadOf(call);
  if (isRefusal(upload)) return upload;
  const contents = partsNamedIn(call.body.toString(), upload);
  if (isRefusal(contents)) return contents;

  const { name, attributes } = upload;
  const draft = { name, attributes, content: Buffer.concat(contents), componentCount: contents.length };
  const stored = storeObject(call.bucket, draft, { query: call.query, declared: {} });
  if (isRefusal(stored)) return stored;
  call.cloud.partsUploads.delete(call.query.get('uploadId') ?? '');
  return xmlAnswer(200, result('CompleteMultipartUploadResult'), {
    Location: `https://storage.googleapis.com/${call.bucket.name}/${name}`,
    Bucket: call.bucket.name,
    Key: name,
    ETag: `"${stored.generation}"`,
  });
}

function uploadOf({ cloud, bucket, params, query }: BucketCall): PartsUpload | Refusal {
  const upload = cloud.partsUploads.get(query.get('uploadId') ?? '');
  const isSame = upload?.bucket === bucket.name && upload.name === params.object;
  return isSame ? upload : refuse('no_upload', 'The specified upload does not exist.');
}

function partsNamedIn(list: string, { parts }: PartsUpload): readonly Buffer[] | Refusal {
  const named = [...list.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
    part: parts.get(Number(/<PartNumber>(\d+)</.exec(part)?.[1])),
    etag: /<ETag>(.*?)</.exec(part)?.[1]?.replaceAll('&quot;', '"'),
  }));
  const contents = named.flatMap(({ part, etag }) => (part && part.etag === etag ? [part.content] : []));
  if (named.length > 0 && contents.length === named.length) return contents;
  return refuse('invalid', 'One or more of the specified parts could not be found.');
}
