import { childrenOf, type Edit, edited, type Span } from '../../json/edit.ts';
import { isObject, type JsonObject } from '../../json/object.ts';
import { roomFor } from '../../kubernetes/env.ts';
import type { Catalog, ConnectionSecret } from './catalog.ts';
import { CATALOG_ENV, KEY_PATH_MEMBER, SCHEMA_ENV_PREFIX } from './names.ts';

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
 * The catalog's text with key files for its own connections and with the missing connections appended. All other
 * characters stay. Text that is no catalog stays as a whole, and so does a text that would become too long to start a
 * program.
 */
export function withConnections(
  { text, document }: Catalog,
  entries: readonly JsonObject[],
  keyPaths: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  if (document === undefined) return text;
  const names = new Set(document.connections.map((entry) => (isObject(entry) ? entry['name'] : undefined)));
  const missing = entries.filter((entry) => !names.has(entry['name'])).map((entry) => JSON.stringify(entry));
  const before = text ?? '{}';
  const list = memberOf(before, CONNECTIONS);
  const items = list === undefined || before[list.start] !== '[' ? [] : childrenOf(before, list);
  const named = items.flatMap((item, index) => keyPathEdits(before, item, document.connections[index], keyPaths));
  const added = missing.length === 0 ? [] : listEdits(before, { list, items, missing });
  const after = named.length + added.length === 0 ? text : edited(before, [...named, ...added]);
  return after === undefined || Buffer.byteLength(after) <= roomFor(CATALOG_ENV) ? after : text;
}

const CONNECTIONS = 'connections';

/** The value of a member. Of several of one name the last counts for all clients. */
const memberOf = (text: string, name: string, span?: Span): Span | undefined =>
  childrenOf(text, span).findLast(({ key }) => key === name);

interface MissingItems {
  readonly list: Span | undefined;
  readonly items: readonly Span[];
  readonly missing: readonly string[];
}

/** The list may be absent, or `null`. */
function listEdits(text: string, { list, items, missing }: MissingItems): readonly Edit[] {
  const all = missing.join(',');
  if (list === undefined) return [memberEdit(text, `"${CONNECTIONS}":[${all}]`)];
  if (text[list.start] !== '[') return [{ ...list, text: `[${all}]` }];
  return [{ start: list.end - 1, end: list.end - 1, text: `${items.length > 0 ? ',' : ''}${all}` }];
}

/** A member at the end of an object. */
function memberEdit(text: string, member: string, span?: Span): Edit {
  const end = text.lastIndexOf('}', span && span.end - 1);
  return { start: end, end, text: `${childrenOf(text, span).length > 0 ? ',' : ''}${member}` };
}

function keyPathEdits(
  text: string,
  item: Span,
  entry: unknown,
  keyPaths: ReadonlyMap<string, string>,
): readonly Edit[] {
  if (!isObject(entry) || typeof entry['name'] !== 'string' || !isObject(entry['schema'])) return [];
  const [keyPath, schema] = [keyPaths.get(entry['name']), memberOf(text, 'schema', item)];
  if (keyPath === undefined || schema === undefined) return [];
  const [value, present] = [JSON.stringify(keyPath), memberOf(text, KEY_PATH_MEMBER, schema)];
  if (present !== undefined) return [{ ...present, text: value }];
  return [memberEdit(text, `${JSON.stringify(KEY_PATH_MEMBER)}:${value}`, schema)];
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
