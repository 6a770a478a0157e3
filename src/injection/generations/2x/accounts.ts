import { isShown, type Mounts } from '../../../kubernetes/mount.ts';
import { mountedPath } from '../../../kubernetes/paths.ts';
import type { Connection } from '../../../polyaxon/2x/catalog.ts';
import { type Around, DEFAULT_KEY_FILE, seesDefaultKey } from './default-key.ts';
import { type KeyIn, keyIn } from './key-in-volume.ts';

/** The account that a container's clients use for one of its connections without us. */
export type Account =
  /** The entry itself names a key, and nothing of ours precedes it. */
  | { readonly kind: 'named' }
  | { readonly kind: 'file'; readonly path: string }
  /** No key is named, but its Secret is mounted, and this file is its key. A guess if nobody has read the Secret. */
  | { readonly kind: 'mounted'; readonly path: string; readonly isGuess: boolean }
  /** Its key may come from a source that is invisible here. A credentials variable of ours could replace it. */
  | { readonly kind: 'unseen' }
  /** None, or the account of the node or service account. */
  | { readonly kind: 'ambient' };

/** What is seen around the connections of a container, looked at once for all of them. */
export interface Seen {
  /** True if variables that name a key for all connections may come by `envFrom`, which cannot be seen. */
  readonly mayTakeVariables: boolean;
  readonly mounts: Mounts;
  /** True if clients find a key at the usual path; `unseen` if nobody can tell. */
  readonly usual: 'yes' | 'no' | 'unseen';
  readonly keyIn: KeyIn;
  /** Our key file: a client that finds it uses our account, with or without a variable. */
  readonly ours: string | undefined;
}

interface Known {
  readonly ours: string | undefined;
  /** All connections of the container. */
  readonly connections: readonly Connection[];
}

export const seenAround = (around: Around, { ours, connections }: Known): Seen => ({
  mayTakeVariables: (around.container.container.envFrom ?? []).length > 0 && connections.some(mayUseVariables),
  mounts: around.container.mounts,
  usual: ours === DEFAULT_KEY_FILE ? 'no' : seesDefaultKey(around),
  keyIn: keyIn(around),
  ours,
});

const mayUseVariables = (connection: Connection): boolean => connection.kind === 'gcs' && connection.mayUseVariables;

/**
 * In the clients' order (vents 0.5 to 0.10): the entry, the variables, the usual file. The author's own variables were
 * checked before, for all connections at once.
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
  if (seen.mayTakeVariables) return { kind: 'unseen' };
  if (seen.usual === 'unseen') return { kind: 'unseen' };
  if (seen.usual === 'yes') return { kind: 'file', path: DEFAULT_KEY_FILE };
  const mounted = mountedKey(connection, seen);
  return mounted === undefined || mounted.path === seen.ours ? { kind: 'ambient' } : { kind: 'mounted', ...mounted };
}

/** The key file of a connection whose Secret the container mounts as a folder. */
export function mountedKey(
  { secret }: Connection,
  { mounts, keyIn }: Seen,
): { path: string; isGuess: boolean } | undefined {
  if (secret?.mountPath === undefined) return undefined;
  const folder = mountedPath(secret.mountPath);
  const mount = mounts.byPath.get(folder);
  if (mount?.shows !== 'volume') return undefined;
  const key = keyIn(mount.volume);
  if (key?.secret !== secret.name || !isShown(mounts, mount, key.file)) return undefined;
  return { path: `${folder}/${key.file}`, isGuess: key.isGuess };
}
