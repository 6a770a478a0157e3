import { isDeepStrictEqual } from 'node:util';
import jsonPatch, { type Operation } from 'fast-json-patch';

/** The pod that an answer to a review makes. Throws if the patch does not apply. */
export function patchedPod(review: string, answer: string): unknown {
  const { object } = JSON.parse(review).request;
  const { patch } = JSON.parse(answer).response;
  if (patch === undefined) return object;
  const operations: Operation[] = JSON.parse(Buffer.from(patch, 'base64').toString());
  return jsonPatch.applyPatch(object, operations, true).newDocument;
}

export const haveSameEffect = (review: string, one: string, other: string): boolean =>
  isDeepStrictEqual(patchedPod(review, one), patchedPod(review, other));
