import type { KeySecret } from '../../../gcs/store.ts';
import type { Env } from '../../../kubernetes/env.ts';
import { isSecretKey, isSecretName } from '../../../kubernetes/names.ts';

export type KnownKey = KeySecret & { readonly key: string };

/** The key of a Secret that a variable holds; `undefined` if it holds none, or one that Kubernetes would refuse. */
export function keyIn(env: Env, variable: string): KnownKey | undefined {
  const ref = env.get(variable)?.variable.valueFrom?.secretKeyRef;
  if (!ref?.name || !isSecretName(ref.name) || !isSecretKey(ref.key)) return undefined;
  return { name: ref.name, key: ref.key, ...(ref.optional ? { isOptional: true } : {}) };
}
