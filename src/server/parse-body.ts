import { type Excess, excessOf, MAX_LEVELS, MAX_NODES } from '../json/extent.ts';
import { BAD_REQUEST, Refused } from './refused.ts';

export type Parsed = { readonly value: unknown } | { readonly error: Refused };

const EXCESSES: Readonly<Record<Exclude<Excess, undefined>, string>> = {
  levels: `the body is nested deeper than ${MAX_LEVELS} levels`,
  nodes: `the body has more than ${MAX_NODES} objects and lists`,
};

/**
 * Parses the text of a body. Fastify's own parser drops or refuses members such as `__proto__`. Then the pod would
 * differ from the one that was sent.
 */
export function parseBody(body: Buffer): Parsed {
  if (body.length === 0) return refused('the request has no body');
  const excess = excessOf(body);
  if (excess !== undefined) return refused(EXCESSES[excess]);
  try {
    return { value: JSON.parse(body.toString()) };
  } catch {
    return refused('the body is not JSON');
  }
}

const refused = (message: string): Parsed => ({ error: new Refused(BAD_REQUEST, message) });
