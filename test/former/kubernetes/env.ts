import type { Container, EnvVar } from './pod.ts';

export interface EnvEntry {
  readonly index: number;
  readonly variable: EnvVar;
}

/** A container's env by name. Of duplicates the last is kept, because that is the one the kubelet uses. */
export type Env = ReadonlyMap<string, EnvEntry>;

export function envOf(container: Container): Env {
  const byName = new Map<string, EnvEntry>();
  container.env?.forEach((variable, index) => {
    byName.set(variable.name, { index, variable });
  });
  return byName;
}

/** The literal value of a variable: `undefined` where it is absent or comes from somewhere else (`valueFrom`). */
export function literal(env: Env, name: string): string | undefined {
  const variable = env.get(name)?.variable;
  if (variable === undefined || variable.valueFrom) return undefined;
  return variable.value ?? '';
}

/** POSIX shells such as dash drop variables whose name is no identifier: `gcs-key.json` never reaches a `/bin/sh -c` child. */
export const isShellSafe = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);

/** What every supported API server accepts as the name of a variable. */
export const isEnvName = (name: string): boolean => /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name);
