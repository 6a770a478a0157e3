import type { Env } from '../../../kubernetes/env.ts';
import { isShellSafe } from '../../../kubernetes/names.ts';
import type { EnvVar } from '../../../kubernetes/pod.ts';

export const KEY_PREFIX = 'PLX_GCS_KEY_';

/** What a variable holds, without its name. */
export type Content = Pick<EnvVar, 'value' | 'valueFrom'>;

/** Names variables of ours: equal contents get one variable, different ones never share one. */
export type NameVariable = (wanted: string, content: Content) => EnvVar;

/**
 * Looks at each variable of a container once. A variable of ours from an earlier round keeps its name. A name that is
 * taken gets a number: `_2`, `_3`…
 */
export function nameVariables(env: Env): NameVariable {
  const names = new Map<string, string>();
  for (const [name, { variable }] of env) {
    const text = textOf(variable);
    if (name.startsWith(KEY_PREFIX) && isShellSafe(name) && !names.has(text)) names.set(text, name);
  }
  const given = new Set<string>();
  const numbers = new Map<string, number>();
  const free = (wanted: string): string => {
    let number = numbers.get(wanted) ?? 1;
    let name = number === 1 ? wanted : `${wanted}_${number}`;
    while (env.has(name) || given.has(name)) {
      number += 1;
      name = `${wanted}_${number}`;
    }
    numbers.set(wanted, number);
    return name;
  };
  return (wanted, content) => {
    const text = textOf(content);
    const name = names.get(text) ?? free(wanted);
    names.set(text, name);
    given.add(name);
    return { name, ...content };
  };
}

/** Equal for equal contents only. */
function textOf({ value, valueFrom }: Content): string {
  const ref = valueFrom?.secretKeyRef;
  return JSON.stringify([value, !!valueFrom, ref?.name, ref?.key, ref?.optional === true]);
}
