import { DEFAULT_KEY, isKeyFileName } from '../../../gcs/key-file.ts';
import { type SecretStates, stateOf } from '../../../gcs/secret-state.ts';
import { cleanPath } from '../../../kubernetes/paths.ts';
import type { Volume } from '../../../kubernetes/pod.ts';
import type { Connection, ConnectionSecret } from '../../../polyaxon/2x/catalog.ts';
import type { NamedKey } from '../../../polyaxon/key-variables.ts';
import type { ReadContainer } from '../../reading/container.ts';

/** The account that clients of a container take for one of its connections without us. */
export type Account =
  /** The entry itself names a key: nothing of ours comes before it. */
  | { readonly kind: 'named' }
  | { readonly kind: 'file'; readonly path: string }
  /** Its key comes by a variable that cannot be named in the entry: a credentials variable of ours would replace it. */
  | { readonly kind: 'environment' }
  /** None, or that of the node or service account. */
  | { readonly kind: 'ambient' };

interface Seen {
  readonly container: ReadContainer;
  readonly volumes: readonly Volume[];
  readonly secrets: SecretStates;
  /** What the container's own variables name. */
  readonly named: NamedKey;
}

/**
 * In the order in which clients look (vents 0.5 to 0.10): the entry, the variables, the file of the connection.
 *
 * | entry names a key | variables name | key by envFrom | its Secret is mounted | answer      |
 * |-------------------|----------------|----------------|-----------------------|-------------|
 * | yes               |                |                |                       | named       |
 * | no                | one file       |                |                       | file        |
 * | no                | a key, or more |                |                       | environment |
 * | no                | nothing        | may be         |                       | environment |
 * | no                | nothing        | no             | yes                   | file        |
 * | no                | nothing        | no             | no                    | ambient     |
 */
export function accountOf(connection: Connection, seen: Seen): Account {
  if (connection.namesKey) return { kind: 'named' };
  if (seen.named.kind === 'file') return { kind: 'file', path: seen.named.path };
  if (seen.named.kind !== 'none') return { kind: 'environment' };
  const hasEnvFrom = (seen.container.container.envFrom ?? []).length > 0;
  if (hasEnvFrom && connection.mayUseVariables) return { kind: 'environment' };
  const path = connection.secret && mountedFile(connection.secret, seen);
  return path === undefined ? { kind: 'ambient' } : { kind: 'file', path };
}

/** The key file of a connection whose Secret the container mounts as a folder. */
function mountedFile({ name, mountPath }: ConnectionSecret, { container, volumes, secrets }: Seen): string | undefined {
  if (mountPath === undefined) return undefined;
  const folder = cleanPath(mountPath);
  const mount = container.mounts.all.find(({ path, shows }) => path === folder && shows === 'volume');
  const volume = mount && volumes.find((each) => each.name === mount.volume && each.secret?.secretName === name);
  const file = volume && fileOf(volume, secrets);
  return file && `${folder}/${file}`;
}

/** The documented name if the Secret may have it, else the only file that clients would take. */
function fileOf({ secret }: Volume, secrets: SecretStates): string | undefined {
  const state = stateOf(secrets, secret?.secretName ?? '');
  const items = secret?.items ?? [];
  if (items.length === 0 && state.kind !== 'present') return DEFAULT_KEY;
  const names =
    items.length > 0 ? items.map(({ path }) => path) : state.kind === 'present' ? [...state.keys.keys()] : [];
  if (names.includes(DEFAULT_KEY)) return DEFAULT_KEY;
  const json = names.filter(isKeyFileName);
  return json.length === 1 ? json[0] : undefined;
}
