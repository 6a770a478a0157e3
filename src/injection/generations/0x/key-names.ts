import type { Env } from '../../../kubernetes/env.ts';
import { isShellSafe } from '../../../kubernetes/names.ts';
import type { EnvVar } from '../../../kubernetes/pod.ts';

export const KEY_PREFIX = 'PLX_GCS_KEY_';

/** The content of a variable, without its name. */
export type Content = Pick<EnvVar, 'value' | 'valueFrom'>;

/** Names our variables. Equal contents get one variable, different ones never share one. */
export type NameVariable = (wanted: string, content: Content) => EnvVar;

/**
 * Reads each variable of a container once. Our variable from an earlier round keeps its name. If a name is taken, it
 * gets a number: `_2`, `_3`…
 */
export function nameVariables(env: Env): NameVariable {
  const named = new Map<string, EnvVar>();
  for (const [name, { variable }] of env) {
    const text = textOf(variable);
    if (name.startsWith(KEY_PREFIX) && isShellSafe(name) && !named.has(text)) named.set(text, variable);
  }
  const free = freeNames(env);
  return (wanted, content) => {
    const text = textOf(content);
    const variable = named.get(text) ?? { name: free(wanted), ...content };
    named.set(text, variable);
    return variable;
  };
}

/** Returns each name once. It remembers the last number, so many names of one kind cost only linear time. */
function freeNames(env: Env): (wanted: string) => string {
  const given = new Set<string>();
  const numbers = new Map<string, number>();
  return (wanted) => {
    let number = numbers.get(wanted) ?? 1;
    let name = number === 1 ? wanted : `${wanted}_${number}`;
    while (env.has(name) || given.has(name)) {
      number += 1;
      name = `${wanted}_${number}`;
    }
    numbers.set(wanted, number);
    given.add(name);
    return name;
  };
}

/** Equal only for equal contents. */
function textOf({ value, valueFrom }: Content): string {
  const ref = valueFrom?.secretKeyRef;
  return JSON.stringify([value, ref?.name, ref?.key, ref?.optional === true]);
}
