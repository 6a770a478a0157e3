import { KEY_FAULTS } from '../../gcs/key-faults.ts';
import { isKeyFileName } from '../../gcs/key-file.ts';
import type { SecretState } from '../../gcs/secret-state.ts';

/** Nobody reads more names in one line. */
const MOST_NAMES = 2;

/**
 * What this very Secret has in place of a usable key of this name, in words; `undefined` if there is nothing to add to the
 * reason.
 */
export function causeIn(state: SecretState, key: string | undefined): string | undefined {
  if (state.kind !== 'present') return undefined;
  const quality = key === undefined ? undefined : state.keys.get(key);
  if (quality !== undefined) return quality === 'usable' ? undefined : KEY_FAULTS[quality];
  if (state.keys.size === 0) return 'the Secret is empty';
  const others = namesIn(state);
  return others.length === 0 ? undefined : `it has ${listed(others)}`;
}

/** The names that its author may have meant: of key files, else of files that are called like one. */
function namesIn({ keys }: Extract<SecretState, { kind: 'present' }>): readonly string[] {
  const names = [...keys.keys()].sort();
  const usable = names.filter((name) => keys.get(name) === 'usable');
  return usable.length > 0 ? usable : names.filter(isKeyFileName);
}

const listed = (names: readonly string[]): string => {
  const more = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(', ');
};
