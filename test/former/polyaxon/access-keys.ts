import { isObject, type JsonObject, parseObject } from './json.ts';

/** POLYSTORES_RUN_STORES_ACCESS_KEYS: which store an exact path belongs to and which variable holds its key. */
export interface AccessKey {
  readonly store: string;
  /** The name of a variable, not of a Secret's key. */
  readonly envName: string;
}

/** The store entry of a path, `undefined` where there is none that the 0.x client would take. */
export function accessKeyOf(text: string | undefined, path: string): AccessKey | undefined {
  const entries = parseObject(text) ?? {};
  return Object.hasOwn(entries, path) ? readEntry(entries[path]) : undefined;
}

/** All entries of a text that the 0.x client would take, by path. */
export function accessKeys(text: string | undefined): readonly (AccessKey & { readonly path: string })[] {
  return Object.entries(parseObject(text) ?? {}).flatMap(([path, entry]) => {
    const key = readEntry(entry);
    return key === undefined ? [] : [{ path, ...key }];
  });
}

function readEntry(entry: unknown): AccessKey | undefined {
  if (!isObject(entry) || typeof entry['store'] !== 'string' || typeof entry['secret_key'] !== 'string')
    return undefined;
  return { store: entry['store'], envName: entry['secret_key'] };
}

/**
 * The text with entries added or their variable changed; everything else in it is kept, in its order.
 * A text that is no JSON object is the author's business and comes back as it is.
 */
export function withAccessKeys(text: string | undefined, envNames: ReadonlyMap<string, string>): string | undefined {
  const present = text === undefined ? {} : parseObject(text);
  if (present === undefined || envNames.size === 0) return text;
  const merged = new Map<string, unknown>(Object.entries(present));
  for (const [path, envName] of envNames) merged.set(path, entryWith(merged.get(path), envName));
  return JSON.stringify(Object.fromEntries(merged));
}

const entryWith = (entry: unknown, envName: string): JsonObject => ({
  ...(isObject(entry) ? entry : {}),
  store: 'gcs',
  secret_key: envName,
});
