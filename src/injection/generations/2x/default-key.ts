import { DEFAULT_KEY } from '../../../gcs/key-file.ts';
import { type SecretStates, stateOf } from '../../../gcs/secret-state.ts';
import { mountOf, type ReadMount } from '../../../kubernetes/mount.ts';
import { isWithin } from '../../../kubernetes/paths.ts';
import type { Volume } from '../../../kubernetes/pod.ts';
import { DEFAULT_2X_MOUNT } from '../../../polyaxon/2x/names.ts';
import type { ReadContainer } from '../../reading/container.ts';

/** The key file that clients of 2.x try for each connection, if nothing names one (vents `get_default_key_path`). */
export const DEFAULT_KEY_FILE = `${DEFAULT_2X_MOUNT}/${DEFAULT_KEY}`;

export interface Around {
  readonly container: ReadContainer;
  readonly volumes: readonly Volume[];
  readonly secrets: SecretStates;
}

/**
 * Tells whether a container sees that file. The nearest mount above it decides.
 *
 * | nearest mount                      | a file of that name in it    | answer |
 * |------------------------------------|------------------------------|--------|
 * | none                               |                              | no     |
 * | of a part at the file itself       |                              | yes    |
 * | a Secret                           | known to be there, or not    | yes/no |
 * | a Secret that nobody has looked at | its documented name          | yes    |
 * | anything else, at the very folder or file | cannot be seen        | unseen |
 * | anything else, further up          |                              | no     |
 */
export function seesDefaultKey({ container, volumes, secrets }: Around): 'yes' | 'no' | 'unseen' {
  const mount = mountOf(container.mounts.all, DEFAULT_KEY_FILE);
  if (mount === undefined) return 'no';
  if (mount.path === DEFAULT_KEY_FILE && mount.shows === 'part') return 'yes';
  const { secret } = volumes.find(({ name }) => name === mount.volume) ?? {};
  if (secret && mount.shows === 'volume') return hasFile(secret, inside(mount), secrets) ? 'yes' : 'no';
  return isWithin(DEFAULT_2X_MOUNT, mount.path) ? 'unseen' : 'no';
}

const inside = ({ path }: ReadMount): string => DEFAULT_KEY_FILE.slice(path === '/' ? 1 : path.length + 1);

/** Tells whether a Secret's volume shows a file; one that nobody has looked at has the documented name. */
function hasFile({ secretName, items }: NonNullable<Volume['secret']>, file: string, secrets: SecretStates): boolean {
  const state = stateOf(secrets, secretName ?? '');
  const key = items?.length ? items.find(({ path }) => path === file)?.key : file;
  if (key === undefined || state.kind === 'missing') return false;
  return state.kind === 'present' ? state.keys.has(key) : items?.length ? true : file === DEFAULT_KEY;
}
