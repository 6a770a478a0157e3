import { type SecretStates, stateOf } from '../../gcs/secret-state.ts';
import type { KeyLocation } from '../keys/key-need.ts';
import { locateKey } from '../keys/locate.ts';
import type { IsMountable } from '../keys/mountable.ts';
import { judgeKey, type OwnKey } from '../keys/own-key.ts';
import { optional } from '../keys/volume-of-ours.ts';
import type { InjectableRun } from '../reading/run.ts';
import type { Settings } from '../settings.ts';
import type { Found, FurtherKey } from './generation.ts';

interface Known {
  readonly settings: Settings;
  readonly secrets: SecretStates;
  readonly isMountable: IsMountable;
}

/**
 * The key of the run's own store, or why the run needs no key file.
 *
 * | injection.credentials | workload identity | the store names | the Secret may be mounted | answer                     |
 * |-----------------------|-------------------|-----------------|---------------------------|----------------------------|
 * | false                 |                   |                 |                           | injected, no file          |
 * |                       | yes               |                 |                           | workload_identity, no file |
 * |                       |                   | no Secret       |                           | workload_identity, no file |
 * |                       |                   | env-only Secret |                           | key_only_as_env, no file   |
 * |                       |                   | a Secret        | no                        | secret_not_named, no file  |
 * |                       |                   | a Secret        | yes                       | `judgeKey` says            |
 */
export function locateOwn(
  run: InjectableRun,
  { store, key }: Found,
  { settings, secrets, isMountable }: Known,
): OwnKey {
  if (!settings.injection.credentials) return { reason: 'injected' };
  if (settings.workloadIdentity || store.access.kind === 'ambient') return { reason: 'workload_identity' };
  if (key === undefined) return { reason: 'key_only_as_env' };
  if (!isMountable(key.secret)) return { reason: 'secret_not_named' };
  const state = stateOf(secrets, key.secret.name);
  const location = locateKey(key, { ...run, state, planned: [] });
  return judgeKey(key, location && key.secret.isOptional ? optional(location) : location, state);
}

/**
 * Locates each key beside those before it. An optional key of a missing Secret is left out, because the run would not
 * start with it.
 */
export function locateFurther(
  run: InjectableRun,
  keys: readonly FurtherKey[],
  { first, secrets, isMountable }: Omit<Known, 'settings'> & { readonly first: KeyLocation | undefined },
): ReadonlyMap<string, KeyLocation> {
  const located = new Map<string, KeyLocation>();
  if (first === undefined) return located;
  for (const key of keys.filter(({ secret }) => isMountable(secret))) {
    const state = stateOf(secrets, key.secret.name);
    if (key.isOptional && state.kind === 'missing') continue;
    const planned = [first, ...located.values()].flatMap(({ added }) => added ?? []);
    const location = locateKey(key, { ...run, state, planned });
    if (location !== undefined) located.set(key.id, key.isOptional ? optional(location) : location);
  }
  return located;
}
