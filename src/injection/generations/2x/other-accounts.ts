import type { Catalog, Connection } from '../../../polyaxon/2x/catalog.ts';
import { isOlderThan } from '../../../polyaxon/2x/version.ts';
import { warning } from '../../warning.ts';
import { accountOf, mountedKey, type Seen } from './accounts.ts';
import type { Found2x } from './find.ts';
import type { OtherConnection } from './hold-back.ts';

/** The first client that reads the key of an entry (vents 0.5). */
const READS_ENTRIES: readonly [number, number] = [2, 6];

/** The accounts of a container's connections on GCS besides its store. */
export function otherAccounts({ run, store }: Found2x, catalog: Catalog, seen: Seen): readonly OtherConnection[] {
  const isOlder = isOlderThan(run.pod, READS_ENTRIES);
  return catalog.connections
    .filter(({ name, kind }) => kind === 'gcs' && name !== store.name)
    .map((connection) => {
      const readsEntries = !isOlder && !connection.isOf1x;
      const account = accountOf(readsEntries ? connection : asSeenBefore26(connection), seen);
      return { connection, account, readsEntries };
    });
}

/** Older clients look at no member of an entry, only at variables and the usual file. */
const asSeenBefore26 = (connection: Connection): Connection => ({ ...connection, namesKey: false, secret: undefined });

/** The key file that each entry is to name, so that our variable does not come before it. */
export const keyPathsOf = (others: readonly OtherConnection[]): ReadonlyMap<string, string> =>
  new Map(
    others.flatMap(({ connection: { name }, account }) =>
      account.kind === 'file' || account.kind === 'mounted' ? [[name, account.path] as const] : [],
    ),
  );

/** What the author should know of keys that nobody has seen. A second round says the same of what the first wrote. */
export const guessWarnings = (others: readonly OtherConnection[], seen: Seen, isSecond: boolean): readonly string[] =>
  others.flatMap(({ connection, account }) => {
    const key = isSecond ? writtenBefore(connection, seen) : account.kind === 'mounted' ? account : undefined;
    return key?.isGuess ? [warning(`${connection.name}: its key is taken to be ${key.path}`)] : [];
  });

function writtenBefore(connection: Connection, seen: Seen): ReturnType<typeof mountedKey> {
  const key = mountedKey(connection, seen);
  return key?.path === connection.keyPath ? key : undefined;
}
