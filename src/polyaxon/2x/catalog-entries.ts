import { isObject, type JsonObject } from '../../json/object.ts';
import type { Catalog, ConnectionSecret } from './catalog.ts';
import { KEY_PATH_MEMBER, SCHEMA_ENV_PREFIX } from './names.ts';

/** The members of our entry besides name and bucket. */
export interface EntryDetails {
  readonly secret?: ConnectionSecret | undefined;
  /**
   * The key file of this connection. Clients from 2.6 on prefer it to any variable, older ones ignore it. Never for the
   * artifacts store: with it every client loses the store's path (`get_outputs_path(use_store_path=True)`).
   */
  readonly keyPath?: string | undefined;
}

/**
 * One connection in a form for both client generations. Only these members: an `env` list makes 2.6 and later fail at
 * import, an `env` map 2.4. A `secret` whose mountPath is no folder in the container makes 2.0 to 2.5 raise. So the
 * caller gives it only if the container has a mount there.
 */
export const connectionEntry = (name: string, bucket: string, { secret, keyPath }: EntryDetails = {}): JsonObject => ({
  name,
  kind: 'gcs',
  schema: { bucket, ...(keyPath === undefined ? {} : { [KEY_PATH_MEMBER]: keyPath }) },
  ...(secret === undefined ? {} : { secret }),
});

/**
 * The catalog's text with key files for its own connections and with the missing connections appended. Text that is no
 * catalog stays, and so does a complete one.
 */
export function withConnections(
  { text, document }: Catalog,
  entries: readonly JsonObject[],
  keyPaths: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  if (document === undefined) return text;
  const connections = document.connections.map((entry) => withKeyPath(entry, keyPaths));
  const names = new Set(connections.map((entry) => (isObject(entry) ? entry['name'] : undefined)));
  const missing = entries.filter((entry) => !names.has(entry['name']));
  const isSame = missing.length === 0 && connections.every((entry, index) => entry === document.connections[index]);
  return isSame ? text : JSON.stringify({ ...document, connections: [...connections, ...missing] });
}

function withKeyPath(entry: unknown, keyPaths: ReadonlyMap<string, string>): unknown {
  if (!isObject(entry) || typeof entry['name'] !== 'string' || !isObject(entry['schema'])) return entry;
  const keyPath = keyPaths.get(entry['name']);
  return keyPath === undefined ? entry : { ...entry, schema: { ...entry['schema'], [KEY_PATH_MEMBER]: keyPath } };
}

/** A connection for 1.x clients. An unknown member of the schema makes them raise. */
export const entryOf1x = (entry: JsonObject): JsonObject => {
  const { [KEY_PATH_MEMBER]: _, ...schema } = isObject(entry['schema']) ? entry['schema'] : {};
  return { ...entry, schema };
};

/**
 * The variable of one connection for 1.x clients. They look it up under the upper-cased name, with dashes (1.20.0
 * keys.py).
 */
export const schemaEnvName = (connection: string): string => `${SCHEMA_ENV_PREFIX}${connection.toUpperCase()}`;
