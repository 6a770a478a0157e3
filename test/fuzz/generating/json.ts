/** A value that may be changed at any place. */
export type Json = null | boolean | number | string | JsonList | JsonMap;
export type JsonList = Json[];
export type JsonMap = { [name: string]: Json };

export const isMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is JsonList => Array.isArray(value);

const DEEPEST = 30;

/** All objects and lists of a value, the value itself first. */
export function nodesOf(value: Json, found: (JsonMap | JsonList)[] = [], depth = 0): (JsonMap | JsonList)[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return found;
  found.push(value);
  for (const child of Object.values(value)) nodesOf(child, found, depth + 1);
  return found;
}

/** Sets a member of any name: `__proto__` too. */
export const setMember = (owner: JsonMap | JsonList, name: string, value: Json): void => {
  Object.defineProperty(owner, name, { value, enumerable: true, configurable: true, writable: true });
};
