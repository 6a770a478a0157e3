import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonPatch, { type Operation } from 'fast-json-patch';
import type { AdmissionAnswer } from '../../src/admission/answer.ts';
import { call, type HttpAnswer, type HttpCall } from './tls-client.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');

export interface Review {
  readonly apiVersion: string;
  readonly kind: string;
  readonly request: Readonly<Record<string, unknown>> & { readonly uid: string; readonly object: SentPod };
}

export interface SentPod {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: { readonly containers: readonly SentContainer[] };
}

interface SentContainer {
  readonly name: string;
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
}

/** The reviews of a fixture folder by file name. The HTTP side of a captured one is in a file beside it. */
export function reviewsIn(folder: string): readonly (readonly [string, Review])[] {
  return readdirSync(join(FIXTURES, folder))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.http.json'))
    .map((file) => [file, read(join(folder, file))]);
}

const read = (path: string): Review => JSON.parse(readFileSync(join(FIXTURES, path), 'utf8'));

/** A run that is injected. */
export const experiment = (): Review => read('polyaxon-0.x/admission/01-experiment.json');

/** A pod that is not Polyaxon's. */
export const web = (): Review => read('polyaxon-0.x/admission/12-non-polyaxon-web.json');

/** The same review with other members in its request. */
export const withRequest = (review: Review, members: Readonly<Record<string, unknown>>): Review => ({
  ...review,
  request: { ...review.request, ...members },
});

/** The same review with other members in its pod. */
export const withPod = (review: Review, members: Readonly<Record<string, unknown>>): Review =>
  withRequest(review, { object: { ...review.request.object, ...members } });

export const send = (port: number, review: unknown, more: Partial<HttpCall> = {}): Promise<HttpAnswer> =>
  call({ port, body: JSON.stringify(review), ...more });

/** The answer to a review. Fails if there is none. */
export async function answerTo(
  port: number,
  review: unknown,
  more: Partial<HttpCall> = {},
): Promise<AdmissionAnswer['response']> {
  const { status, body } = await send(port, review, more);
  if (status !== 200) throw new Error(`HTTP ${status}: ${body}`);
  return JSON.parse(body).response;
}

/** The operations of an answer. */
export const patchOf = ({ patch }: AdmissionAnswer['response']): readonly Operation[] =>
  patch === undefined ? [] : JSON.parse(Buffer.from(patch, 'base64').toString());

/** The pod as the API server would store it. Throws if the patch does not apply. */
export const patched = (review: Review, response: AdmissionAnswer['response']): SentPod =>
  jsonPatch.applyPatch(structuredClone(review.request.object), patchOf(response), true).newDocument;
