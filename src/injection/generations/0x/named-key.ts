import type { KeySecret } from '../../../gcs/store.ts';
import type { Env } from '../../../kubernetes/env.ts';
import { isSecretKey, isSecretName } from '../../../kubernetes/names.ts';

export type KnownKey = KeySecret & { readonly key: string };

/** The Secret's key behind a variable; `undefined` if there is none, or if Kubernetes would refuse its name. */
export function keyIn(env: Env, variable: string): KnownKey | undefined {
  const ref = env.get(variable)?.variable.valueFrom?.secretKeyRef;
  if (!ref?.name || !isSecretName(ref.name) || !isSecretKey(ref.key)) return undefined;
  return { name: ref.name, key: ref.key, ...(ref.optional ? { isOptional: true } : {}) };
}
