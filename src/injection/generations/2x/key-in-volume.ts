import { DEFAULT_KEY, isKeyFileName } from '../../../gcs/key-file.ts';
import { type SecretState, stateOf } from '../../../gcs/secret-state.ts';
import type { Volume } from '../../../kubernetes/pod.ts';
import { canRead } from '../../../kubernetes/readable.ts';
import type { Around } from './default-key.ts';

/** The file that clients would take of a Secret's volume. */
export interface KeyInVolume {
  readonly secret: string;
  readonly file: string;
  /** True if nobody has looked into the Secret. */
  readonly isGuess: boolean;
}

export type KeyIn = (volume: string) => KeyInVolume | undefined;

/** Looks at each volume once: many connections may name one Secret. A file that the container's user cannot read is none. */
export function keyIn({ container, volumes, secrets }: Around): KeyIn {
  const keys = new Map<string, KeyInVolume>();
  for (const volume of volumes) {
    const { name, secret } = volume;
    if (!secret?.secretName) continue;
    const key = keyOf(secret, stateOf(secrets, secret.secretName));
    if (key && canRead(volume, key.file, container.reader)) keys.set(name, { secret: secret.secretName, ...key });
  }
  return (volume) => keys.get(volume);
}

/** The documented name if the Secret may have it, else the only file that clients would take. */
function keyOf(secret: NonNullable<Volume['secret']>, state: SecretState): Omit<KeyInVolume, 'secret'> | undefined {
  const files = filesOf(secret, state);
  if (files === 'unknown') return { file: DEFAULT_KEY, isGuess: true };
  const json = files.filter(isKeyFileName);
  const file = json.length === 1 ? json[0] : json.find((each) => each === DEFAULT_KEY);
  return file === undefined ? undefined : { file, isGuess: false };
}

function filesOf({ items }: NonNullable<Volume['secret']>, state: SecretState): readonly string[] | 'unknown' {
  const isThere = (key: string): boolean =>
    state.kind === 'unknown' || (state.kind === 'present' && state.keys.has(key));
  if (items?.length) return items.filter(({ key }) => isThere(key)).map(({ path }) => path);
  if (state.kind === 'unknown') return 'unknown';
  return state.kind === 'present' ? [...state.keys.keys()] : [];
}
