import { keyNamedIn } from '../../polyaxon/key-variables.ts';
import type { Credentials } from '../keys/credentials.ts';
import type { ReadContainer } from '../reading/container.ts';
import { warning } from '../warning.ts';

/** Warnings about credentials that admission cannot see, or that name another key than ours. */
export function keyWarnings({ container, env }: ReadContainer, credentials: Credentials): readonly string[] {
  if (credentials.kind !== 'ours') return [];
  const named = keyNamedIn(env, { file: credentials.file });
  const other =
    named.kind === 'file' || named.kind === 'unseen'
      ? [warning(`${named.variable} names another key than ours: clients may take either`)]
      : [];
  return (container.envFrom ?? []).length === 0 ? other : [...other, warning(ENV_FROM)];
}

const ENV_FROM = 'envFrom is not seen: a GOOGLE_APPLICATION_CREDENTIALS in it is replaced by ours';
