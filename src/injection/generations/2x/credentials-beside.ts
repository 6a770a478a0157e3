import { CREDENTIALS_ENV, KEY_PATH_ENV } from '../../../gcs/key-file.ts';
import { secretOf } from '../../../gcs/store.ts';
import { literal } from '../../../kubernetes/env.ts';
import type { Connection } from '../../../polyaxon/2x/catalog.ts';
import { keyNamedIn, type OurKey } from '../../../polyaxon/key-variables.ts';
import { type EnvWish, unlessSet } from '../../plan/env-wishes.ts';
import type { ReadContainer } from '../../reading/container.ts';
import { warning } from '../../warning.ts';
import type { Given } from '../generation.ts';
import { seenAround } from './accounts.ts';
import type { Found2x } from './find.ts';
import { type HoldBack, holdBack } from './hold-back.ts';
import { guessWarnings, keyPathsOf, otherAccounts } from './other-accounts.ts';

/** What our credentials do to the accounts that a container has. */
export interface Beside {
  readonly held: HoldBack | undefined;
  /** The key files that other entries of the container are to name. */
  readonly keyPaths: ReadonlyMap<string, string>;
  /** What the clients need beside the variables that all get. */
  readonly wishes: readonly EnvWish[];
  readonly warnings: readonly string[];
}

const NOTHING: Omit<Beside, 'warnings'> = { held: undefined, keyPaths: new Map(), wishes: [] };

export function credentialsBeside(container: ReadContainer, found: Found2x, given: Given): Beside {
  const { credentials, key, secrets } = given;
  if (credentials.kind !== 'ours') return { ...NOTHING, warnings: [] };
  const seen = seenAround({ container, volumes: found.run.volumes, secrets }, credentials.file);
  const catalog = found.catalogOf(container);
  const others = otherAccounts(found, catalog, seen);
  const entry = catalog.connections.find(({ name }) => name === found.store.name);
  const outside = fromOutside(container, [...(entry ? [entry] : []), ...others.map(({ connection }) => connection)]);
  const isThere = literal(container.env, CREDENTIALS_ENV) === credentials.file;
  const warnings = [...guessWarnings(others, seen), ...(outside ? [warning(KEY_PATH_REPLACED)] : [])];
  const wishes = outside ? [unlessSet(KEY_PATH_ENV, credentials.file)] : [];
  // With our variable there already, all clients take it as they did: nothing that we add changes that.
  if (isThere) return { ...NOTHING, wishes, warnings };
  const named = keyNamedIn(container.env, ourKey(found, credentials.file, key));
  const held = holdBack({ others, entry, isGuessed: key?.isChecked === false, named });
  if (held !== undefined) return { ...NOTHING, held, warnings: [held.warning] };
  return { held, keyPaths: keyPathsOf(others), wishes, warnings };
}

function ourKey({ store }: Found2x, file: string, key: Given['key']): OurKey {
  const secret = secretOf(store);
  return secret && key ? { file, secret: { name: secret.name, key: key.key } } : { file };
}

/**
 * Polyaxon's page tells users to name a key in a ConfigMap. Its GC_KEY_PATH comes by `envFrom`, and clients take it or our
 * variable by chance: with ours in both they have no choice, and each other connection is named its own file.
 */
const fromOutside = ({ container }: ReadContainer, connections: readonly Connection[]): boolean =>
  (container.envFrom ?? []).length > 0 && connections.some(({ mayUseVariables }) => mayUseVariables);

const KEY_PATH_REPLACED = 'envFrom is not seen: a GC_KEY_PATH in it is replaced by ours';
