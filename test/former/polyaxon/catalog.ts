import { type Env, literal } from '../kubernetes/env.ts';
import { isObject, type JsonObject, parseObject } from './json.ts';
import { CATALOG_ENV, SCHEMA_ENV_PREFIX } from './names.ts';

/** A connection as 1.x and 2.x hand it to a container (2.16.4 `_connections/schemas.py`). */
export interface Connection {
  readonly name: string;
  readonly kind: string;
  readonly bucket: string | undefined;
  readonly secret: ConnectionSecret | undefined;
}

export interface ConnectionSecret {
  readonly name: string;
  readonly mountPath: string | undefined;
}

/** All connections that a container's env describes: 2.x in one catalog, 1.x in a variable for each. */
export function connectionsIn(env: Env): readonly Connection[] {
  const catalog = parseObject(literal(env, CATALOG_ENV))?.['connections'];
  const modern = Array.isArray(catalog) ? catalog.flatMap(readConnection) : [];
  const older = [...env.keys()]
    .filter((name) => name.startsWith(SCHEMA_ENV_PREFIX))
    .flatMap((name) => readConnection(parseObject(literal(env, name))));
  return [...modern, ...older];
}

function readConnection(entry: unknown): readonly Connection[] {
  if (!isObject(entry) || typeof entry['name'] !== 'string' || typeof entry['kind'] !== 'string') return [];
  const schema = isObject(entry['schema']) ? entry['schema'] : {};
  const bucket = typeof schema['bucket'] === 'string' ? schema['bucket'] : undefined;
  return [{ name: entry['name'], kind: entry['kind'], bucket, secret: readSecret(entry['secret']) }];
}

function readSecret(secret: unknown): ConnectionSecret | undefined {
  if (!isObject(secret) || typeof secret['name'] !== 'string') return undefined;
  const mountPath = typeof secret['mountPath'] === 'string' ? secret['mountPath'] : undefined;
  return { name: secret['name'], mountPath };
}

/**
 * One connection as both client generations take it. Only these members: an `env` list makes 2.6 and later fail at
 * import, and a `secret` whose mountPath is no folder in the container makes 2.0 to 2.5 raise, so the caller gives it
 * only where the container has a mount there.
 */
export const connectionEntry = (name: string, bucket: string, secret?: ConnectionSecret): JsonObject => ({
  name,
  kind: 'gcs',
  schema: { bucket },
  ...(secret === undefined ? {} : { secret }),
});

/** A catalog's text with connections appended whose names it lacks; text that is no catalog comes back as it is. */
export function withConnections(text: string | undefined, entries: readonly JsonObject[]): string | undefined {
  const catalog = text === undefined ? { connections: [] } : parseObject(text);
  const present = catalog?.['connections'] ?? [];
  if (catalog === undefined || !Array.isArray(present)) return text;
  const names = new Set(present.map((entry) => (isObject(entry) ? entry['name'] : undefined)));
  const missing = entries.filter((entry) => !names.has(entry['name']));
  return missing.length === 0 ? text : JSON.stringify({ ...catalog, connections: [...present, ...missing] });
}

/** The variable of one connection for 1.x clients; they look it up under the upper-cased name, dashes kept (1.20.0 keys.py). */
export const schemaEnvName = (connection: string): string => `${SCHEMA_ENV_PREFIX}${connection.toUpperCase()}`;
