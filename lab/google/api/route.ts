import type { ServiceAccount } from '../accounts/service-account.ts';
import type { Cloud } from '../cloud.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Refusal } from '../http/refusal.ts';
import type { Bucket } from '../objects/bucket.ts';

export interface Params {
  readonly bucket: string;
  readonly object: string;
  readonly destinationBucket: string;
  readonly destinationObject: string;
}

/** A call with a known caller, who may use the bucket that the call names. */
export interface BucketCall extends Call {
  readonly cloud: Cloud;
  readonly caller: ServiceAccount;
  readonly bucket: Bucket;
  readonly params: Params;
}

export type Outcome = Answer | Refusal;

export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Segments of the path; `{bucket}` takes one segment, `{object+}` takes the rest. */
  readonly pattern: string;
  /** The permission that the caller needs, by its IAM name; undefined if anybody with a token may call. */
  readonly permission: string | undefined;
  readonly respond: (call: BucketCall) => Outcome;
}

const NO_PARAMS: Params = { bucket: '', object: '', destinationBucket: '', destinationObject: '' };

/**
 * Matches a path as it was sent and decodes each segment once. So `%2F` stays in a name and `%252F` becomes `%2F`.
 * Undefined if the path does not match or its encoding is broken.
 */
export function matchPath(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/');
  const given = path.slice(1).split('/');
  if (wanted.at(-1)?.endsWith('+}')) given.push(given.splice(wanted.length - 1).join('/'));
  if (wanted.length !== given.length) return undefined;
  const pairs = wanted.map((segment, index) => matchSegment(segment, given[index] ?? ''));
  return pairs.every((pair) => pair !== undefined) ? { ...NO_PARAMS, ...Object.fromEntries(pairs.flat()) } : undefined;
}

function matchSegment(segment: string, given: string): readonly (readonly [string, string])[] | undefined {
  const name = /^\{(\w+)\+?\}$/.exec(segment)?.[1];
  if (name === undefined) return segment === given ? [] : undefined;
  const text = decode(given);
  return text ? [[name, text]] : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
