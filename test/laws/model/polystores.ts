import { isObject, parseObject } from '../../../src/json/object.ts';
import { type Inside, ofGoogle, ofPath, ofValue, variable } from './accounts.ts';

const ACCESS_KEYS = 'POLYSTORES_RUN_STORES_ACCESS_KEYS';
const prefixed = (names: readonly string[]): readonly string[] => names.flatMap((name) => [name, `POLYAXON_${name}`]);
const PATHS = prefixed(['GC_KEY_PATH', 'GOOGLE_KEY_PATH']);
const DICTS = prefixed(['GC_KEYFILE_DICT', 'GOOGLE_KEYFILE_DICT']);

/** The paths on GCS for which a 0.x client has an access key, and the variables of the keys. */
export function accessKeys(inside: Inside): ReadonlyMap<string, string> {
  const entries = Object.entries(parseObject(variable(inside, ACCESS_KEYS)?.value ?? undefined) ?? {});
  return new Map(
    entries.flatMap(([path, entry]) =>
      isObject(entry) && entry['store'] === 'gcs' && typeof entry['secret_key'] === 'string'
        ? [[path, entry['secret_key']] as const]
        : [],
    ),
  );
}

/**
 * The order of 0.x polystores. A path in the variables comes first, even before the access key. Then comes the access
 * key, unless it is empty (`{}` is false in Python). Then comes a key in the variables, then Google's own order.
 */
export function ofAccessKey(inside: Inside, envName: string): string {
  const held = variable(inside, envName);
  if (held === undefined) return 'fault: no access key';
  if (!held.valueFrom && parseObject(held.value ?? '') === undefined) return 'fault: no JSON';
  const path = firstOf(inside, PATHS);
  if (path !== undefined) return ofPath(inside, path, true);
  const isEmpty = !held.valueFrom && Object.keys(parseObject(held.value ?? '') ?? {}).length === 0;
  if (!isEmpty) return ofValue(inside, held);
  const dict = firstOf(inside, DICTS);
  return dict === undefined ? ofGoogle(inside) : ofValue(inside, dict);
}

const firstOf = (inside: Inside, names: readonly string[]) =>
  names.map((name) => variable(inside, name)).find((given) => given?.valueFrom || given?.value);
