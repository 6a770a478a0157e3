import { DEFAULT_KEY } from '../../../gcs/key-file.ts';
import { type SecretStates, stateOf } from '../../../gcs/secret-state.ts';
import { mountOf, type ReadMount } from '../../../kubernetes/mount.ts';
import { isWithin } from '../../../kubernetes/paths.ts';
import type { Volume } from '../../../kubernetes/pod.ts';
import { DEFAULT_2X_MOUNT } from '../../../polyaxon/2x/names.ts';
import type { ReadContainer } from '../../reading/container.ts';

/** The key file that 2.x clients try for each connection without a named key (vents `get_default_key_path`). */
export const DEFAULT_KEY_FILE = `${DEFAULT_2X_MOUNT}/${DEFAULT_KEY}`;

export interface Around {
  readonly container: ReadContainer;
  readonly volumes: readonly Volume[];
  readonly secrets: SecretStates;
}

/**
 * Tells whether a container sees that file. The innermost mount decides. A file that an author mounts alone exists. A whole
 * Secret that nobody has read counts as having the documented name only.
 *
 * | innermost mount              | the file in its volume          | answer |
 * |------------------------------|---------------------------------|--------|
 * | none                         |                                 | no     |
 * | a Secret                     | there, or expected              | yes    |
 * | a Secret                     | not                             | no     |
 * | alone, of another volume     |                                 | yes    |
 * | at the very folder or file   | is invisible                    | unseen |
 * | of another volume further up |                                 | no     |
 */
export function seesDefaultKey({ container, volumes, secrets }: Around): 'yes' | 'no' | 'unseen' {
  const mount = mountOf(container.mounts.all, DEFAULT_KEY_FILE);
  if (mount === undefined) return 'no';
  const { secret } = volumes.find(({ name }) => name === mount.volume) ?? {};
  const isAlone = isFileItself(mount);
  const file = isAlone ? mount.subPath : inside(mount);
  if (secret && file !== undefined) {
    return hasFile(secret, file, { secrets, isExpected: isAlone || file === DEFAULT_KEY }) ? 'yes' : 'no';
  }
  return isAlone ? 'yes' : unlessElsewhere(mount);
}

const isFileItself = ({ path, shows }: ReadMount): boolean => shows === 'part' && path === DEFAULT_KEY_FILE;

/** A mount of what nobody can look into has keys only if it is made for them. */
const unlessElsewhere = ({ path }: ReadMount): 'unseen' | 'no' => (isWithin(DEFAULT_2X_MOUNT, path) ? 'unseen' : 'no');

/** The file's path in the volume, of which a part may be any. */
const inside = ({ path, shows }: ReadMount): string | undefined =>
  shows === 'part' ? undefined : DEFAULT_KEY_FILE.slice(path === '/' ? 1 : path.length + 1);

interface Known {
  readonly secrets: SecretStates;
  /** True if a Secret that nobody has read counts as having the file. */
  readonly isExpected: boolean;
}

function hasFile(secret: NonNullable<Volume['secret']>, file: string, { secrets, isExpected }: Known): boolean {
  const state = stateOf(secrets, secret.secretName ?? '');
  const key = secret.items?.length ? secret.items.find(({ path }) => path === file)?.key : file;
  if (key === undefined || state.kind === 'missing') return false;
  return state.kind === 'present' ? state.keys.has(key) : isExpected || !!secret.items?.length;
}
