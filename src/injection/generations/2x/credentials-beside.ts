import { secretOf } from '../../../gcs/store.ts';
import { keyNamedIn, type NamedKey, type OurKey } from '../../../polyaxon/key-variables.ts';
import type { Credentials } from '../../keys/credentials.ts';
import type { ReadContainer } from '../../reading/container.ts';
import type { Given } from '../generation.ts';
import { seenAround } from './accounts.ts';
import type { Found2x } from './find.ts';
import { type HoldBack, holdBack } from './hold-back.ts';
import { guessWarnings, keyPathsOf, otherAccounts } from './other-accounts.ts';

/** What our credentials do to the accounts that a container has. */
export interface Beside {
  readonly held: HoldBack | undefined;
  /** The key files that other entries of the container must name. */
  readonly keyPaths: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
}

const NOTHING: Omit<Beside, 'warnings'> = { held: undefined, keyPaths: new Map() };

export function credentialsBeside(container: ReadContainer, found: Found2x, given: Given): Beside {
  const { credentials, key, secrets } = given;
  if (credentials.kind !== 'ours') return { ...NOTHING, warnings: [] };
  const catalog = found.catalogOf(container);
  const around = { container, volumes: found.run.volumes, secrets };
  const seen = seenAround(around, { ours: credentials.file, connections: catalog.connections });
  const others = otherAccounts(found, catalog, seen);
  const entry = catalog.connections.find(({ name }) => name === found.store.name);
  const named = keyNamedIn(container.env, ourKey(found, credentials.file, key));
  const warnings = guessWarnings(others, seen);
  if (named.kind === 'ours' && !(seen.mayTakeVariables && isNewHere(named, credentials)))
    return { ...NOTHING, warnings };
  const held = holdBack({ others, entry, isGuessed: key?.isChecked === false, named });
  if (held !== undefined) return { ...NOTHING, held, warnings: [held.warning] };
  return { held, keyPaths: keyPathsOf(others), warnings };
}

/**
 * With a variable that names our key, all clients take it as they did, and nothing that we add changes that. But variables
 * that come by `envFrom` count as much as this one: a file that we mount only now would be a new choice among theirs, and
 * any file of theirs comes before a key.
 */
const isNewHere = ({ as }: Extract<NamedKey, { kind: 'ours' }>, { mounts }: Credentials): boolean =>
  as === 'key' || mounts.length > 0;

function ourKey({ store }: Found2x, file: string, key: Given['key']): OurKey {
  const secret = secretOf(store);
  return secret && key ? { file, secret: { name: secret.name, key: key.key } } : { file };
}
