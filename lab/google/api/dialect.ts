import type { Answer } from '../http/answer.ts';
import type { CallHead } from '../http/call.ts';
import { jsonRefusal, type Refusal, xmlRefusal } from '../http/refusal.ts';
import { JSON_ROUTES } from './json-routes.ts';
import type { Route } from './route.ts';
import { XML_ROUTES } from './xml-routes.ts';

/** The calls that one of the two APIs serves, and the form of its refusals. */
export interface Dialect {
  readonly routes: readonly Route[];
  readonly render: (refusal: Refusal) => Answer;
}

const JSON_HOSTS = new Set(['storage.googleapis.com', 'www.googleapis.com']);
const JSON_PREFIX = /^\/(?:storage|upload|resumable|download|batch)\//;

/** `storage.googleapis.com` serves both APIs. A path that is not the JSON API's is `/bucket/object` of the XML API. */
export function dialectOf({ host, path }: CallHead): Dialect {
  if (host === 'storage.googleapis.com' && !JSON_PREFIX.test(path)) return { routes: XML_ROUTES, render: xmlRefusal };
  return { routes: JSON_HOSTS.has(host) ? JSON_ROUTES : [], render: jsonRefusal };
}
