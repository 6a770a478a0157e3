import { isObject } from './object.ts';
import { tokensOf } from './pointer.ts';

/** The two kinds of operations (RFC 6902) that this program writes. */
interface Operation {
  readonly op: 'add' | 'replace';
  readonly path: string;
  readonly value: unknown;
}

/**
 * Applies operations to a JSON value, one after the other, and changes it. Throws at the first that does not apply, as
 * an API server refuses it.
 */
export function applyTo(value: unknown, operations: readonly Operation[]): void {
  for (const operation of operations) applyOne(value, operation);
}

function applyOne(root: unknown, { op, path, value }: Operation): void {
  const tokens = tokensOf(path);
  const last = tokens.at(-1);
  if (last === undefined) throw new Error(`${op} ${path}: the whole value is never changed`);
  let parent = root;
  for (let at = 0; at < tokens.length - 1; at += 1) parent = childOf(parent, tokens[at] ?? '', path);
  if (op === 'replace') childOf(parent, last, path);
  if (Array.isArray(parent)) setItem(parent, last, { op, path, value });
  else if (isObject(parent) && last !== PROTOTYPE) (parent as Record<string, unknown>)[last] = value;
  else throw missing(path);
}

function setItem(list: unknown[], token: string, { op, path, value }: Operation): void {
  const index = token === '-' ? list.length : indexOf(token);
  if (index === undefined || index > list.length) throw missing(path);
  if (op === 'replace') list[index] = value;
  else if (index === list.length) list.push(value);
  else list.splice(index, 0, value);
}

/** The object, the list or the other value at a token. */
function childOf(parent: unknown, token: string, path: string): unknown {
  if (Array.isArray(parent)) {
    const index = indexOf(token);
    if (index !== undefined && index < parent.length) return parent[index];
  } else if (isObject(parent) && Object.hasOwn(parent, token)) return parent[token];
  throw missing(path);
}

/** Set as a member, this name would change the prototype instead. */
const PROTOTYPE = '__proto__';

const indexOf = (token: string): number | undefined => (/^(0|[1-9]\d*)$/.test(token) ? Number(token) : undefined);

const missing = (path: string): Error => new Error(`nothing is at ${path}`);
