/** What is known of a Secret at the moment of admission. Never its values. */
export type SecretState =
  | { readonly kind: 'present'; readonly keys: ReadonlyMap<string, 'usable' | 'not_a_key_file'> }
  | { readonly kind: 'missing' }
  /** Not named in the configuration, no right to see it, or not yet synced: injected without a preflight. */
  | { readonly kind: 'unknown' };

/** The Secrets of the pod's namespace by name; one that is not listed is `unknown`. */
export type SecretStates = ReadonlyMap<string, SecretState>;

export const stateOf = (states: SecretStates, name: string): SecretState => states.get(name) ?? { kind: 'unknown' };

/**
 * The first wanted key that the Secret has; where none is, its only `.json` key if that may stand in.
 *
 * | Secret  | wanted key in it | only one .json | answer         |
 * |---------|------------------|----------------|----------------|
 * | unknown | –                | –              | first wanted   |
 * | missing | –                | –              | first wanted   |
 * | present | yes              | –              | that one       |
 * | present | no               | yes, allowed   | the .json key  |
 * | present | no               | otherwise      | none           |
 */
export function availableKey(state: SecretState, wanted: readonly string[], anyJson: boolean): string | undefined {
  if (state.kind !== 'present') return wanted[0];
  const named = wanted.find((key) => state.keys.has(key));
  if (named !== undefined || !anyJson) return named;
  const json = [...state.keys.keys()].filter((key) => key.endsWith('.json'));
  return json.length === 1 ? json[0] : undefined;
}
