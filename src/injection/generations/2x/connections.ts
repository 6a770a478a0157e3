import { type Store, secretOf } from '../../../gcs/store.ts';
import type { JsonObject } from '../../../json/object.ts';
import type { Mounts } from '../../../kubernetes/mount.ts';
import type { VolumeMount } from '../../../kubernetes/pod.ts';
import type { Catalog, Connection, ConnectionSecret } from '../../../polyaxon/2x/catalog.ts';
import { connectionEntry } from '../../../polyaxon/2x/catalog-entries.ts';
import type { KeyLocation } from '../../keys/key-need.ts';
import { seeFile, withPlanned } from '../../keys/mounting.ts';
import { warning } from '../../warning.ts';

/** A connection that a container gets, and the place of its key there. */
export interface Offered {
  readonly entry: JsonObject;
  readonly mounts: readonly VolumeMount[];
}

interface SeenKey {
  readonly file: string;
  /** The folder of the key, if the container mounts the whole volume there. */
  readonly folder?: string | undefined;
}

/**
 * The entry of the run's own store, with its Secret if the whole Secret is mounted in a folder. Its client finds the
 * key by a variable.
 */
export const storeEntry = (store: Store, seen: SeenKey | undefined): JsonObject =>
  connectionEntry(store.name, store.bucket, { secret: secretSeen(store, seen) });

function secretSeen(store: Store, seen: SeenKey | undefined): ConnectionSecret | undefined {
  const secret = secretOf(store);
  return secret === undefined || seen?.folder === undefined ? undefined : { name: secret.name, mountPath: seen.folder };
}

interface Place {
  readonly mounts: Mounts;
  readonly catalog: Catalog;
  readonly keys: ReadonlyMap<string, KeyLocation>;
  /** True if the container has our credentials. A connection without its own key would use them. */
  readonly hasOurs: boolean;
}

export interface Further {
  readonly offered: readonly Offered[];
  /** Warnings about connections that are not offered. */
  readonly warnings: readonly string[];
}

/**
 * The other connections of the configuration, each with its own key. If a key cannot be mounted and the client would
 * find the store's instead, the connection is not offered.
 */
export function furtherConnections(connections: readonly Store[], { mounts, catalog, keys, hasOurs }: Place): Further {
  const present = new Set(catalog.connections.map(({ name }: Connection) => name));
  const offered: Offered[] = [];
  const warnings: string[] = [];
  let seenMounts = mounts;
  for (const connection of connections.filter(({ name }) => !present.has(name))) {
    const key = keys.get(connection.name);
    const seen = key && seeFile(seenMounts, key, key.mountPath);
    if (seen === undefined && hasOurs && secretOf(connection) !== undefined) {
      warnings.push(warning(`connection ${connection.name} is not offered: its key cannot be mounted`));
      continue;
    }
    const added = seen?.added === undefined ? [] : [seen.added];
    seenMounts = withPlanned(seenMounts, added);
    const details = { secret: secretSeen(connection, seen), keyPath: seen?.file };
    offered.push({ entry: connectionEntry(connection.name, connection.bucket, details), mounts: added });
  }
  return { offered, warnings };
}
