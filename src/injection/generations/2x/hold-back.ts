import type { Connection } from '../../../polyaxon/2x/catalog.ts';
import type { NamedKey } from '../../../polyaxon/key-variables.ts';
import { warning } from '../../warning.ts';
import type { Account } from './accounts.ts';

/**
 * The part of our credentials that a container does not get, because they would change the account of one of its
 * clients.
 */
export interface HoldBack {
  /** `key`: the store is set, and its client uses the author's variables. `all`: only paths are set. */
  readonly what: 'key' | 'all';
  readonly warning: string;
}

interface Decided {
  /** The container's other connections on GCS, and their accounts. */
  readonly others: readonly OtherConnection[];
  /** The store's entry in the container's own catalog. */
  readonly entry: Connection | undefined;
  readonly isGuessed: boolean;
  /** The key that the container's own variables name. */
  readonly named: NamedKey;
}

export interface OtherConnection {
  readonly connection: Connection;
  readonly account: Account;
  /** True if its client reads the key of an entry, so that an entry can name one. */
  readonly readsEntries: boolean;
}

/**
 * | the store's key is a guess that its entry may correct | the author's variable names another key | other connection | its client reads entries | held back |
 * |-----|-----|------------------|-----|---------|
 * | yes |     |                  |     | all     |
 * | no  | yes |                  |     | key     |
 * | no  | no  | cannot be seen   |     | all     |
 * | no  | no  | has an account   | no  | all     |
 * | no  | no  | otherwise        |     | nothing |
 */
export function holdBack({ others, entry, isGuessed, named }: Decided): HoldBack | undefined {
  if (isGuessed && entry?.mayUseVariables) return { what: 'all', warning: warning(GUESSED) };
  if (named.kind !== 'none' && named.kind !== 'ours')
    return { what: 'key', warning: warning(ofAuthor(named.variable)) };
  const unseen = others.find(({ account }) => account.kind === 'unseen');
  if (unseen !== undefined) return { what: 'all', warning: warning(keeps(unseen.connection.name)) };
  const older = others.find(({ account, readsEntries }) => account.kind === 'file' && !readsEntries);
  return older && { what: 'all', warning: warning(before26(older.connection.name)) };
}

const GUESSED = "no credentials: the store's ConfigMap may name its key; set artifactsStore.secret.key";
const ofAuthor = (variable: string): string => `no credentials: ${variable} names another key, which clients keep`;
const keeps = (connection: string): string =>
  `no credentials: the key of ${connection} may come by envFrom, which is not seen`;
const before26 = (connection: string): string =>
  `no credentials: clients before 2.6 would use them for ${connection} too`;
