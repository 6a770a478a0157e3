import { type Env, literal } from '../kubernetes/env.ts';
import type { EnvVar } from '../kubernetes/pod.ts';
import type { Replacement } from './plan.ts';

/** What a container's env should hold. */
export type EnvWish =
  /** A variable of ours: the author's own value wins. */
  | { readonly kind: 'unless_set'; readonly variable: EnvVar }
  /** A variable that Polyaxon itself writes: its literal value is replaced, one that comes from elsewhere is kept. */
  | { readonly kind: 'rewrite'; readonly name: string; readonly value: string | undefined };

export const unlessSet = (name: string, value: string): EnvWish => ({ kind: 'unless_set', variable: { name, value } });
export const eachUnlessSet = (variables: readonly EnvVar[]): readonly EnvWish[] =>
  variables.map((variable) => ({ kind: 'unless_set', variable }));
export const rewrite = (name: string, value: string | undefined): EnvWish => ({ kind: 'rewrite', name, value });

/** Only what is missing: nothing is added twice, so that an injected container gets nothing more. */
export function missingEnv(
  env: Env,
  wishes: readonly EnvWish[],
): { env: readonly EnvVar[]; envValues: readonly Replacement[] } {
  const added = new Map<string, EnvVar>();
  const envValues: Replacement[] = [];
  for (const wish of wishes) {
    const variable = asVariable(wish);
    const present = env.get(variable.name);
    if (present === undefined) addOnce(added, wish, variable);
    else if (isRewritten(env, wish)) envValues.push({ index: present.index, value: wish.value });
  }
  return { env: [...added.values()], envValues };
}

const asVariable = (wish: EnvWish): EnvVar =>
  wish.kind === 'unless_set'
    ? wish.variable
    : { name: wish.name, ...(wish.value === undefined ? {} : { value: wish.value }) };

function addOnce(added: Map<string, EnvVar>, wish: EnvWish, variable: EnvVar): void {
  const isEmpty = wish.kind === 'rewrite' && wish.value === undefined;
  if (!isEmpty && !added.has(variable.name)) added.set(variable.name, variable);
}

const isRewritten = (env: Env, wish: EnvWish): wish is EnvWish & { readonly value: string } => {
  if (wish.kind === 'unless_set' || wish.value === undefined) return false;
  const present = literal(env, wish.name);
  return present !== undefined && present !== wish.value;
};
