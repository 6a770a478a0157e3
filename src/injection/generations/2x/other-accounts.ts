import type { Catalog, Connection } from '../../../polyaxon/2x/catalog.ts';
import { isOlderThan } from '../../../polyaxon/2x/version.ts';
import { warning } from '../../warning.ts';
import { type Account, accountOf, mountedKey, type Seen } from './accounts.ts';
import { DEFAULT_KEY_FILE } from './default-key.ts';
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

/** Older clients read only variables and the usual file, no member of an entry. */
const asSeenBefore26 = (connection: Connection): Connection => ({ ...connection, namesKey: false, secret: undefined });

/** The key file that each entry must name, so that our variable does not precede it. */
export const keyPathsOf = (others: readonly OtherConnection[]): ReadonlyMap<string, string> =>
  new Map(
    others.flatMap(({ connection: { name }, account }) =>
      account.kind === 'file' || account.kind === 'mounted' ? [[name, account.path] as const] : [],
    ),
  );

/**
 * What the author should know of keys that nobody has seen. Entries that name such a guess are told too: a second round says
 * the same of what the first wrote.
 */
export const guessWarnings = (others: readonly OtherConnection[], seen: Seen): readonly string[] =>
  others.flatMap(({ connection, account }) => {
    const key = account.kind === 'named' ? namedGuess(connection, seen) : account;
    return key?.kind === 'mounted' && key.isGuess
      ? [warning(`${connection.name}: its key is taken to be ${key.path}`)]
      : [];
  });

/**
 * A first round took a file at the usual path for a key, not for a guess. And it writes our own key file into no other
 * entry: an author who names that one saw it.
 */
function namedGuess(connection: Connection, seen: Seen): Account | undefined {
  if (connection.keyPath === seen.ours) return undefined;
  if (connection.keyPath === DEFAULT_KEY_FILE && seen.usual === 'yes') return undefined;
  const mounted = mountedKey(connection, seen);
  return mounted !== undefined && mounted.path === connection.keyPath ? { kind: 'mounted', ...mounted } : undefined;
}
