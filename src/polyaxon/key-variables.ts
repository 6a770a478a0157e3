import { type Env, literal } from '../kubernetes/env.ts';

/**
 * The variables that 2.x clients read as the path of a key file, and as a key itself (vents 0.4 to 0.10
 * `providers/gcp/base.py`, `config.py`). Each name counts in three spellings, in the environment also with Polyaxon's
 * prefix. Clients keep them in a Python set, so any of several may win. An empty one counts as absent.
 */
const KEY_PATHS = ['GC_KEY_PATH', 'GOOGLE_KEY_PATH', 'GOOGLE_APPLICATION_CREDENTIALS'];
const KEYS = ['GC_KEYFILE_DICT', 'GOOGLE_KEYFILE_DICT'];

const spellings = (name: string): readonly string[] => [
  name,
  name.toLowerCase(),
  name.toLowerCase().replaceAll('_', ''),
];
const inEnvironment = (names: readonly string[]): readonly string[] =>
  names.flatMap(spellings).flatMap((name) => [name, `POLYAXON_${name}`]);

/** The members of a connection's schema that name a key. */
export const SCHEMA_KEYS: readonly string[] = [...KEY_PATHS, ...KEYS].flatMap(spellings);

const KEY_PATH_ENVS = inEnvironment(KEY_PATHS);
const KEY_ENVS = inEnvironment(KEYS);

/** The key that a container's own variables name for every connection. */
export type NamedKey =
  | { readonly kind: 'none' }
  /** Ours, and no other: all clients take it already. A `file` comes before a `key`. */
  | { readonly kind: 'ours'; readonly as: 'file' | 'key' }
  | { readonly kind: 'file'; readonly path: string; readonly variable: string }
  /** An invisible path, or several paths. */
  | { readonly kind: 'unseen'; readonly variable: string }
  /** A key itself. Clients use it only if nothing names a file. */
  | { readonly kind: 'key'; readonly variable: string };

/** Our key, and the file that shows it. A variable that names or holds it says nothing about the author. */
export interface OurKey {
  readonly file: string;
  readonly secret?: { readonly name: string; readonly key: string };
}

export function keyNamedIn(env: Env, ours: OurKey): NamedKey {
  const all = KEY_PATH_ENVS.filter((name) => env.has(name) && literal(env, name) !== '');
  const paths = all.filter((name) => literal(env, name) !== ours.file);
  const [first] = paths;
  if (first !== undefined) {
    const values = new Set(paths.map((name) => literal(env, name)));
    const path = literal(env, first);
    return values.size === 1 && path !== undefined
      ? { kind: 'file', path, variable: first }
      : { kind: 'unseen', variable: first };
  }
  if (all.length > 0) return { kind: 'ours', as: 'file' };
  const keys = KEY_ENVS.filter((name) => env.has(name) && literal(env, name) !== '');
  const key = keys.find((name) => !holds(env, name, ours));
  if (key !== undefined) return { kind: 'key', variable: key };
  return keys.length > 0 ? { kind: 'ours', as: 'key' } : { kind: 'none' };
}

function holds(env: Env, variable: string, { secret }: OurKey): boolean {
  const ref = env.get(variable)?.variable.valueFrom?.secretKeyRef;
  return secret !== undefined && ref?.name === secret.name && ref.key === secret.key;
}
