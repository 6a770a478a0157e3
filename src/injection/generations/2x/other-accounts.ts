import { CREDENTIALS_ENV } from '../../../gcs/key-file.ts';
import { literal } from '../../../kubernetes/env.ts';
import type { Catalog } from '../../../polyaxon/2x/catalog.ts';
import { warning } from '../../warning.ts';
import { accountOf, mountedKey, type Seen } from './accounts.ts';
import type { OtherConnection } from './hold-back.ts';

/** The accounts of a container's connections on GCS besides its store. */
export const otherAccounts = (catalog: Catalog, store: string, seen: Seen): readonly OtherConnection[] =>
  catalog.connections
    .filter(({ name, kind }) => kind === 'gcs' && name !== store)
    .map((connection) => ({ connection, account: accountOf(connection, seen) }));

/** The key file that each entry is to name, so that our variable does not come before it. */
export const keyPathsOf = (others: readonly OtherConnection[]): ReadonlyMap<string, string> =>
  new Map(
    others.flatMap(({ connection: { name }, account }) =>
      account.kind === 'file' || account.kind === 'mounted' ? [[name, account.path] as const] : [],
    ),
  );

/** What the author should know of the keys that nobody has seen. A second round says the same of what the first wrote. */
export const guessWarnings = (others: readonly OtherConnection[], seen: Seen): readonly string[] =>
  others.flatMap(({ connection, account }) => {
    const isOurs = account.kind === 'named' && literal(seen.container.env, CREDENTIALS_ENV) === seen.ours;
    const key = isOurs ? mountedKey(connection, seen) : account.kind === 'mounted' ? account : undefined;
    const isSaid = key?.isGuess && (!isOurs || key.path === connection.keyPath);
    return isSaid ? [warning(`${connection.name}: its key is taken to be ${key.path}`)] : [];
  });
