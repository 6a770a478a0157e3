import type { Changes, Rewritten } from './changes.ts';
import { type Finding, unless } from './finding.ts';
import { isJson, isKeptIn, tokensOf } from './tokens.ts';

/** Law 2 inside of texts: each number and name is written as it was. */
export const textFindings = (changes: Changes): readonly Finding[] =>
  changes.containers.flatMap(({ values }) => values.flatMap((value) => CHECKS[value.name]?.(value) ?? []));

const isOnGcs = (path: string): boolean => path.startsWith('gs://');

const movedPath = ({ name, before, after }: Rewritten): readonly Finding[] =>
  unless(!isOnGcs(before) && isOnGcs(after), `law 1: ${name} is no path that moved`, { before, after });

/** Only strings that became paths on GCS are other than before. */
function movedPaths(value: Rewritten): readonly Finding[] {
  if (!isJson(value.before)) return movedPath(value);
  const [before, after] = [tokensOf(value.before), tokensOf(value.after)];
  const isMoved = before.every((token, index) => token === after[index] || isOnGcs((after[index] ?? '').slice(1)));
  return unless(before.length === after.length && isMoved, `law 2: ${value.name} lost something`, value.after);
}

/** Something is added, and the rest is as it was. */
function merged({ name, before, after }: Rewritten): readonly Finding[] {
  const isKept = isJson(before) && isKeptIn(masked(before), masked(after));
  return unless(isKept, `law 2: ${name} lost something`, { before, after });
}

/**
 * Without what may change: a variable of an access key can get a name that a shell takes, and `null` is no list of
 * connections.
 */
const masked = (json: string): readonly string[] => {
  const tokens = tokensOf(json);
  return tokens.filter((token, index) => {
    const name = tokens[index - 1] === ':' ? tokens[index - 2] : undefined;
    return !ACCESS_KEY.has(name ?? '') && !(name === '"connections"' && token === 'null');
  });
};
const ACCESS_KEY: ReadonlySet<string> = new Set(['"store"', '"secret_key"']);

const CHECKS: Readonly<Record<string, (value: Rewritten) => readonly Finding[]>> = {
  POLYAXON_RUN_OUTPUTS_PATH: movedPath,
  POLYAXON_RUN_DATA_PATHS: movedPaths,
  POLYAXON_REFS_OUTPUTS_PATHS: movedPaths,
  TF_CONFIG: movedPaths,
  POLYSTORES_RUN_STORES_ACCESS_KEYS: merged,
  POLYAXON_CONNECTIONS_CATALOG: merged,
};
