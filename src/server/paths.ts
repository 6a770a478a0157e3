import { hash, timingSafeEqual } from 'node:crypto';
import type { FailurePolicy } from '../injection/verdict.ts';

/** The paths of the two webhook entries. Each path states what the API server does when a call fails. */
export const MUTATE_PATHS = {
  '/mutate--v1-pod': 'fail',
  '/ignore/mutate--v1-pod': 'ignore',
} as const satisfies Readonly<Record<string, FailurePolicy>>;
export type MutatePath = keyof typeof MUTATE_PATHS;

/** Callers that know one of the secrets may call. If there is none, everybody may. */
export type PathSecrets = readonly string[];

const isMutatePath = (path: string): path is MutatePath => Object.hasOwn(MUTATE_PATHS, path);

/** Our own path that a URL asks for. If secrets are needed, the URL must begin with one. */
export function askedPath(url: string, secrets: PathSecrets): MutatePath | undefined {
  const path = url.split('?', 1).join('');
  if (secrets.length === 0) return isMutatePath(path) ? path : undefined;
  const end = path.indexOf('/', 1);
  const rest = path.slice(end);
  return end > 0 && isMutatePath(rest) && isOneOf(path.slice(1, end), secrets) ? rest : undefined;
}

/**
 * Compares hashes, all of them and in constant time. So the time reveals nothing about a secret, not even its length.
 */
function isOneOf(text: string, secrets: PathSecrets): boolean {
  const asked = digestOf(text);
  return secrets.map((secret) => timingSafeEqual(digestOf(secret), asked)).includes(true);
}

const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer');
