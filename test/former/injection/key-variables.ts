import { type KeySecret, type Store, sameKey, secretOf } from '../gcs/store.ts';
import { type Env, isEnvName, isShellSafe } from '../kubernetes/env.ts';
import type { EnvVar } from '../kubernetes/pod.ts';
import { accessKeyOf, accessKeys } from '../polyaxon/access-keys.ts';
import { type EnvWish, eachUnlessSet } from './env-wishes.ts';
import { firstFree } from './mounting.ts';

/**
 * Holds `{}`, which makes the 0.x client take the file of GOOGLE_APPLICATION_CREDENTIALS: no key in the environment, and
 * nothing written to `/tmp` (tried with polyaxon-client 0.4.4, 0.5.6, 0.6.1).
 */
const OUTPUTS_KEY_ENV = 'PLX_GCS_KEY_OUTPUTS';

/** A path that a 0.x run may read or write, and the store that it lies in. */
export interface StorePath {
  readonly path: string;
  readonly store: Store;
}

export interface KeyVariables {
  readonly wishes: readonly EnvWish[];
  /** The access-key entries to add or change: path to the name of the variable. */
  readonly envNames: ReadonlyMap<string, string>;
}

export interface KeyVariableRules {
  /** The key of the run's outputs, which is the one that is mounted. */
  readonly outputsKey: KeySecret | undefined;
  /** Tells whether the container's credentials are that mounted file. */
  readonly isMounted: boolean;
  readonly keyAsEnv: boolean;
}

/** The variables that hold the keys of a container's paths, and the access-key entries that name them. */
export function keyVariables(
  env: Env,
  text: string | undefined,
  paths: readonly StorePath[],
  rules: KeyVariableRules,
): KeyVariables {
  const parity = rules.keyAsEnv ? paths.flatMap(({ store }) => parityVariable(secretOf(store))) : [];
  const later: Env = new Map([...parity.map((variable) => [variable.name, { index: -1, variable }] as const), ...env]);
  const wanted = new Map<string, EnvVar>();
  for (const { path, store } of paths) {
    // An entry whose variable is not there makes the client raise: it gets one.
    const given = accessKeyOf(text, path)?.envName;
    if (given === undefined || !env.has(given)) wanted.set(path, variableFor(env, secretOf(store), rules));
  }
  for (const { path, envName } of accessKeys(text)) {
    const twin = isShellSafe(envName) ? undefined : twinOf(later, envName, rules);
    if (twin !== undefined) wanted.set(path, twin);
  }
  return {
    wishes: eachUnlessSet([...wanted.values(), ...parity]),
    envNames: new Map([...wanted].map(([path, { name }]) => [path, name])),
  };
}

function variableFor(env: Env, secret: KeySecret | undefined, rules: KeyVariableRules): EnvVar {
  if (secret?.key === undefined) return named(env, OUTPUTS_KEY_ENV, { value: '{}' });
  const isOutputs = sameKey(secret, rules.outputsKey);
  if (isOutputs && !rules.keyAsEnv) return named(env, OUTPUTS_KEY_ENV, { value: '{}' });
  return named(env, envNameOf(secret.name, secret.key), fromSecret(secret.name, secret.key));
}

/** A shell-safe variable with the same key as one that a POSIX shell would drop. */
function twinOf(env: Env, envName: string, rules: KeyVariableRules): EnvVar | undefined {
  const ref = env.get(envName)?.variable.valueFrom?.secretKeyRef;
  if (!ref?.name) return undefined;
  const secret = { name: ref.name, key: ref.key };
  const isFile = rules.isMounted && sameKey(secret, rules.outputsKey);
  return isFile
    ? variableFor(env, secret, rules)
    : named(env, envNameOf(ref.name, ref.key), fromSecret(ref.name, ref.key));
}

/** 0.x parity: the spawner names the variable after the Secret's key. */
function parityVariable(secret: KeySecret | undefined): readonly EnvVar[] {
  if (secret?.key === undefined || !isEnvName(secret.key)) return [];
  return [{ name: secret.key, ...fromSecret(secret.name, secret.key) }];
}

type Content = Pick<EnvVar, 'value' | 'valueFrom'>;

const fromSecret = (name: string, key: string): Content => ({ valueFrom: { secretKeyRef: { name, key } } });

const envNameOf = (secret: string, key: string): string =>
  `PLX_GCS_KEY_${secret}_${key}`.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');

/** The variable under its name, or under the next one that does not hold something else. */
function named(env: Env, wanted: string, content: Content): EnvVar {
  const isOther = (name: string): boolean => env.has(name) && !holds(env.get(name)?.variable, content);
  return { name: firstFree(wanted, isOther, '_'), ...content };
}

function holds(variable: EnvVar | undefined, content: Content): boolean {
  const [a, b] = [variable?.valueFrom?.secretKeyRef, content.valueFrom?.secretKeyRef];
  return (variable?.value ?? undefined) === content.value && a?.name === b?.name && a?.key === b?.key;
}
