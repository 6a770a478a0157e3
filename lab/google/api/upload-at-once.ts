import { jsonAnswer } from '../http/answer.ts';
import { parseJsonObject, textIn } from '../http/json-body.ts';
import { parseMultipart } from '../http/multipart.ts';
import { isRefusal, refuse } from '../http/refusal.ts';
import { attributesIn } from '../objects/attributes.ts';
import type { Draft } from '../objects/bucket.ts';
import { checksumsInHeaders, checksumsInMetadata, type DeclaredChecksums, mergeDeclared } from '../objects/checksum.ts';
import { storeObject } from '../objects/store-object.ts';
import { objectResource } from './resources.ts';
import type { BucketCall, Outcome } from './route.ts';

/** The body is the content. TensorFlow makes directory markers this way: `name=dir/&ifGenerationMatch=0`, no body. */
export function uploadMedia(call: BucketCall): Outcome {
  const { query, headers, body } = call;
  const encoding = query.get('contentEncoding');
  const attributes = { contentType: headers['content-type'], ...(encoding && { contentEncoding: encoding }) };
  const draft = { name: query.get('name') ?? '', content: body, attributes };
  return store(call, draft, checksumsInHeaders(headers));
}

/** The body has two parts: the object's resource in JSON and its content. */
export function uploadMultipart(call: BucketCall): Outcome {
  const [first, second, ...rest] = parseMultipart(call.body, call.headers['content-type'] ?? '') ?? [];
  if (!first || !second || rest.length > 0) return refuse('invalid', 'Malformed multipart body.');
  const resource = parseJsonObject(first.body);
  if (isRefusal(resource)) return resource;

  const attributes = { contentType: second.headers['content-type'], ...attributesIn(resource) };
  const name = textIn(resource, 'name') ?? call.query.get('name') ?? '';
  const declared = mergeDeclared(checksumsInHeaders(call.headers), checksumsInMetadata(resource));
  return store(call, { name, content: second.body, attributes }, declared);
}

function store({ bucket, query }: BucketCall, draft: Draft, declared: DeclaredChecksums): Outcome {
  const stored = storeObject(bucket, draft, { query, declared });
  return isRefusal(stored) ? stored : jsonAnswer(200, objectResource(bucket.name, stored));
}
