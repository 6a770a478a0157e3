import { jsonAnswer } from '../http/answer.ts';
import { type JsonObject, objectIn, parseJsonObject, textIn } from '../http/json-body.ts';
import { isRefusal, type Refusal, refuse } from '../http/refusal.ts';
import { attributesIn } from '../objects/attributes.ts';
import type { Bucket, StoredObject } from '../objects/bucket.ts';
import { storeObject } from '../objects/store-object.ts';
import { findObject } from './find-object.ts';
import { objectResource } from './resources.ts';
import type { BucketCall, Outcome } from './route.ts';

const MOST_SOURCES = 32;

/** Joins up to 32 objects of a bucket into one. The result has a CRC32C and no MD5. */
export function composeObject({ bucket, params, query, body }: BucketCall): Outcome {
  const request = parseJsonObject(body);
  if (isRefusal(request)) return request;
  const sources = sourcesIn(bucket, request);
  if (isRefusal(sources)) return sources;

  const attributes = { ...sources[0]?.attributes, ...attributesIn(objectIn(request, 'destination')) };
  const content = Buffer.concat(sources.map((source) => source.content));
  const draft = { name: params.object, content, attributes, componentCount: sources.length };
  const stored = storeObject(bucket, draft, { query, declared: {} });
  return isRefusal(stored) ? stored : jsonAnswer(200, objectResource(bucket.name, stored));
}

function sourcesIn(bucket: Bucket, request: JsonObject): readonly StoredObject[] | Refusal {
  const named = request['sourceObjects'];
  if (!Array.isArray(named) || named.length === 0 || named.length > MOST_SOURCES) {
    return refuse('invalid', `The number of source components must be between 1 and ${MOST_SOURCES}.`);
  }
  const found = named.map((source: JsonObject) => sourceIn(bucket, source));
  return found.find(isRefusal) ?? found.flatMap((source) => (isRefusal(source) ? [] : [source]));
}

function sourceIn(bucket: Bucket, source: JsonObject): StoredObject | Refusal {
  const wanted = textIn(objectIn(source, 'objectPreconditions'), 'ifGenerationMatch');
  const object = findObject(bucket, textIn(source, 'name') ?? '', textIn(source, 'generation'));
  if (isRefusal(object) || wanted === undefined || wanted === object.generation) return object;
  return refuse('precondition_failed', 'At least one of the pre-conditions you specified did not hold.');
}
