import type { Connection } from '../../../polyaxon/2x/catalog.ts';
import { isOlderThan } from '../../../polyaxon/2x/version.ts';
import type { NamedKey } from '../../../polyaxon/key-variables.ts';
import { warning } from '../../warning.ts';
import type { Account } from './accounts.ts';
import type { Found2x } from './find.ts';

/** What of our credentials a container does not get, because the account of something in it would change. */
export interface HoldBack {
  /** `variables`: the store's client gets the key by its entry. `all`: paths only. */
  readonly what: 'variables' | 'all';
  readonly warning: string;
}

interface Decided {
  /** The accounts of the container's other connections on GCS, by their names. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** The store's entry in the container's own catalog. */
  readonly entry: Connection | undefined;
  readonly isGuessed: boolean;
  /** What the container's own variables name. */
  readonly named: NamedKey;
}

/** The first client that reads the key of an entry (vents 0.5). */
const READS_ENTRIES: readonly [number, number] = [2, 6];

/**
 * | the store's key is a guess that its entry may correct | other connection | the client reads entries | the author's variable is a key | held back |
 * |--------------------------------------------------------|------------------|--------------------------|--------------------------------|-----------|
 * | yes                                                    |                  |                          |                                | all       |
 * | no                                                     | has an account   | no                       |                                | all       |
 * | no                                                     | by a variable    | yes                      |                                | variables |
 * | no                                                     |                  |                          | yes                            | variables |
 * | no                                                     | otherwise        |                          | no                             | nothing   |
 */
export function holdBack({ run }: Found2x, { accounts, entry, isGuessed, named }: Decided): HoldBack | undefined {
  if (isGuessed && entry?.mayUseVariables) return { what: 'all', warning: warning(GUESSED) };
  const other = [...accounts].find(([, { kind }]) => kind !== 'ambient');
  if (other !== undefined && isOlderThan(run.pod, READS_ENTRIES))
    return { what: 'all', warning: warning(before26(other[0])) };
  const byVariable = [...accounts].find(([, { kind }]) => kind === 'environment')?.[0];
  const user = byVariable ?? (named.kind === 'key' ? 'the client' : undefined);
  return user === undefined ? undefined : { what: 'variables', warning: warning(keeps(user)) };
}

const GUESSED = "no credentials: the store's ConfigMap may name its key; set artifactsStore.secret.key";
const keeps = (connection: string): string =>
  `no GOOGLE_APPLICATION_CREDENTIALS: ${connection} takes its key from a variable`;
const before26 = (connection: string): string =>
  `no credentials: clients before 2.6 would use them for ${connection} too`;
