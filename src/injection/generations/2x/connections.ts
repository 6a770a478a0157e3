import { type Store, secretOf } from '../../../gcs/store.ts';
import type { JsonObject } from '../../../json/object.ts';
import type { Mounts } from '../../../kubernetes/mount.ts';
import type { VolumeMount } from '../../../kubernetes/pod.ts';
import { type Catalog, type Connection, connectionEntry } from '../../../polyaxon/2x/catalog.ts';
import type { KeyLocation } from '../../keys/key-need.ts';
import { seeFile, withPlanned } from '../../keys/mounting.ts';

/** A connection that is offered to a container, and where its key is seen there. */
export interface Offered {
  readonly entry: JsonObject;
  readonly mounts: readonly VolumeMount[];
}

/** The entry of a store whose key file is seen at a path; with its Secret if all of it is mounted in a folder. */
export function storeEntry(
  store: Store,
  seen: { readonly file: string; readonly folder: string | undefined } | undefined,
): JsonObject {
  const secret = secretOf(store);
  if (secret === undefined || seen === undefined) return connectionEntry(store.name, store.bucket);
  return connectionEntry(store.name, store.bucket, {
    keyPath: seen.file,
    secret: seen.folder === undefined ? undefined : { name: secret.name, mountPath: seen.folder },
  });
}

/** The further connections of the configuration, each with its own key: none is left to find the store's. */
export function furtherConnections(
  connections: readonly Store[],
  keys: ReadonlyMap<string, KeyLocation>,
  { mounts, catalog }: { readonly mounts: Mounts; readonly catalog: Catalog },
): readonly Offered[] {
  const present = new Set(catalog.connections.map(({ name }: Connection) => name));
  const offered: Offered[] = [];
  let seenMounts = mounts;
  for (const connection of connections.filter(({ name }) => !present.has(name))) {
    const key = keys.get(connection.name);
    const seen = key && seeFile(seenMounts, key, key.mountPath);
    const added = seen?.added === undefined ? [] : [seen.added];
    seenMounts = withPlanned(seenMounts, added);
    offered.push({ entry: storeEntry(connection, seen && { file: seen.file, folder: seen.folder }), mounts: added });
  }
  return offered;
}
