import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { type Target, targetOf, type Verb } from './collections.ts';
import { Refused } from './refused.ts';

/** A valid request. */
export interface ApiRequest {
  readonly verb: Verb;
  readonly target: Target;
  readonly url: URL;
  readonly body: unknown;
}

const CONTENT_TYPES: Partial<Record<Verb, string>> = {
  patch: 'application/json-patch+json',
  update: 'application/json',
};

/** Reads a request as strictly as an API server. Throws if it is invalid, or if the account has no right to it. */
export async function readRequest(message: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(message.url ?? '', 'http://fake.test');
  const target = targetOf(url.pathname);
  if (target === undefined) throw new Refused(404);
  const verb = verbOf(message.method, target, url);
  if (!target.collection.verbs.includes(verb)) throw new Refused(403);
  const wanted = CONTENT_TYPES[verb];
  if (wanted !== undefined && message.headers['content-type'] !== wanted) throw new Refused(415);
  return { verb, target, url, body: wanted === undefined ? undefined : await json(message) };
}

function verbOf(method: string | undefined, { name }: Target, { searchParams }: URL): Verb {
  if (method === 'PATCH' && name !== undefined) return 'patch';
  if (method === 'PUT' && name !== undefined) return 'update';
  if (method !== 'GET') throw new Refused(405);
  if (name !== undefined) return 'get';
  return searchParams.get('watch') === 'true' ? 'watch' : 'list';
}
