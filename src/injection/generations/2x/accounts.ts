import { DEFAULT_KEY, isKeyFileName } from '../../../gcs/key-file.ts';
import { type SecretState, stateOf } from '../../../gcs/secret-state.ts';
import { mountedPath } from '../../../kubernetes/paths.ts';
import type { Volume } from '../../../kubernetes/pod.ts';
import type { Connection, ConnectionSecret } from '../../../polyaxon/2x/catalog.ts';
import { type Around, DEFAULT_KEY_FILE, seesDefaultKey } from './default-key.ts';

/** The account that clients of a container take for one of its connections without us. */
export type Account =
  /** The entry itself names a key: nothing of ours comes before it. */
  | { readonly kind: 'named' }
  | { readonly kind: 'file'; readonly path: string }
  /** None, but its Secret is mounted, and this file is its key; a guess if nobody has looked into the Secret. */
  | { readonly kind: 'mounted'; readonly path: string; readonly isGuess: boolean }
  /** Its key may come by what cannot be seen here: a credentials variable of ours could replace it. */
  | { readonly kind: 'unseen' }
  /** None, or that of the node or service account. */
  | { readonly kind: 'ambient' };

export interface Seen extends Around {
  /** The key file of ours: whoever finds it takes our account, with or without a variable. */
  readonly ours: string | undefined;
}

/**
 * In the order in which clients look (vents 0.5 to 0.10): the entry, the variables, the usual file. The author's own
 * variables are looked at before, for all connections at once.
 *
 * | entry names a key | key by envFrom | a file at the usual path | its Secret is mounted | answer  |
 * |-------------------|----------------|--------------------------|-----------------------|---------|
 * | yes               |                |                          |                       | named   |
 * | no                | may be         |                          |                       | unseen  |
 * | no                | no             | may be                   |                       | unseen  |
 * | no                | no             | yes                      |                       | file    |
 * | no                | no             | ours, or none            | yes                   | mounted |
 * | no                | no             | ours, or none            | no                    | ambient |
 */
export function accountOf(connection: Connection, seen: Seen): Account {
  if (connection.namesKey) return { kind: 'named' };
  const hasEnvFrom = (seen.container.container.envFrom ?? []).length > 0;
  if (hasEnvFrom && connection.mayUseVariables) return { kind: 'unseen' };
  const usual = seen.ours === DEFAULT_KEY_FILE ? 'no' : seesDefaultKey(seen);
  if (usual === 'unseen') return { kind: 'unseen' };
  if (usual === 'yes') return { kind: 'file', path: DEFAULT_KEY_FILE };
  const mounted = mountedKey(connection, seen);
  return mounted === undefined || mounted.path === seen.ours ? { kind: 'ambient' } : { kind: 'mounted', ...mounted };
}

interface MountedKey {
  readonly path: string;
  readonly isGuess: boolean;
}

/** The key file of a connection whose Secret the container mounts as a folder. */
export function mountedKey({ secret }: Connection, seen: Seen): MountedKey | undefined {
  if (secret?.mountPath === undefined) return undefined;
  const folder = mountedPath(secret.mountPath);
  const mount = seen.container.mounts.all.find(({ path, shows }) => path === folder && shows === 'volume');
  const found = mount && fileIn(mount.volume, secret, seen);
  return found && { path: `${folder}/${found.file}`, isGuess: found.isGuess };
}

/** The documented name if the Secret may have it, else the only file that clients would take. */
function fileIn(
  volume: string,
  { name }: ConnectionSecret,
  { volumes, secrets }: Seen,
): { readonly file: string; readonly isGuess: boolean } | undefined {
  const { secret } = volumes.find((each) => each.name === volume && each.secret?.secretName === name) ?? {};
  const files = secret && filesOf(secret, stateOf(secrets, name));
  if (files === 'unknown') return { file: DEFAULT_KEY, isGuess: true };
  const json = (files ?? []).filter(isKeyFileName);
  const file = json.length === 1 ? json[0] : json.find((each) => each === DEFAULT_KEY);
  return file === undefined ? undefined : { file, isGuess: false };
}

function filesOf({ items }: NonNullable<Volume['secret']>, state: SecretState): readonly string[] | 'unknown' {
  if (items?.length) return items.map(({ path }) => path);
  if (state.kind === 'unknown') return 'unknown';
  return state.kind === 'present' ? [...state.keys.keys()] : [];
}
