import { isObject, type JsonObject, parseObject } from '../../../src/json/object.ts';
import type { EnvVar } from '../../../src/kubernetes/pod.ts';
import { type Accounts, type Inside, ofFile, ofGoogle, ofPath, ofValue, variable } from './accounts.ts';
import { fileAt } from './files.ts';

/** The names that clients of 1.x and 2.x read (vents `providers/gcp/base.py`), each in three spellings. */
const spelt = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [name, name.toLowerCase(), name.toLowerCase().replaceAll('_', '')]);
const PATHS = spelt(['GC_KEY_PATH', 'GOOGLE_KEY_PATH', 'GOOGLE_APPLICATION_CREDENTIALS']);
const DICTS = spelt(['GC_KEYFILE_DICT', 'GOOGLE_KEYFILE_DICT']);
const USUAL = '/plx-context/.gc/gc-secret.json';

const CATALOG = 'POLYAXON_CONNECTIONS_CATALOG';
const OF_1X = 'POLYAXON_CONNECTION_SCHEMA_';

/** The entries on GCS of a catalog, or of the variables of 1.x, by name. */
export function entriesIn(inside: Inside, form: 'catalog' | 'variables'): ReadonlyMap<string, JsonObject> {
  const texts =
    form === 'catalog'
      ? [...catalogEntries(variable(inside, CATALOG)?.value ?? undefined)]
      : (inside.container.env ?? [])
          .filter(({ name }) => name.startsWith(OF_1X))
          .map(({ value }) => parseObject(value ?? ''));
  const entries = texts.filter(isObject).filter(({ kind }) => kind === 'gcs');
  return new Map(
    entries.flatMap((entry) => (typeof entry['name'] === 'string' ? [[entry['name'], entry] as const] : [])),
  );
}

function catalogEntries(text: string | undefined): readonly unknown[] {
  const connections = parseObject(text)?.['connections'];
  return Array.isArray(connections) ? connections : [];
}

/** From 2.6 on: the schema, the entry's variables, those of the container, the usual file, Google's own order. */
export function ofEntry(inside: Inside, entry: JsonObject): Accounts {
  const places = [entry['schema'], entry['env']]
    .filter(isObject)
    .map((members) => (name: string) => literalIn(members, name));
  return chosen(inside, [...places, ofContainer(inside)]);
}

/** Before 2.6 no member of an entry is read. */
export const ofVariables = (inside: Inside): Accounts => chosen(inside, [ofContainer(inside)]);

type Place = (name: string) => readonly EnvVar[];

const literalIn = (members: JsonObject, name: string): readonly EnvVar[] =>
  typeof members[name] === 'string' && members[name] !== '' ? [{ name, value: members[name] }] : [];

const ofContainer =
  (inside: Inside): Place =>
  (name) =>
    [name, `POLYAXON_${name}`]
      .flatMap((each) => variable(inside, each) ?? [])
      .filter(({ value, valueFrom }) => valueFrom || value);

/** In the first place with a path, any of its spellings may win. A key counts only if no place has a path. */
function chosen(inside: Inside, places: readonly Place[]): Accounts {
  const first = (names: readonly string[]): readonly EnvVar[] =>
    places.map((place) => names.flatMap(place)).find((all) => all.length > 0) ?? [];
  const paths = first(PATHS).map((each) => ofPath(inside, each, true));
  if (paths.length > 0) return new Set(paths);
  const dicts = first(DICTS).map((each) => ofValue(inside, each));
  if (dicts.length > 0) return new Set(dicts);
  return new Set([hasUsual(inside) ? ofFile(inside, USUAL, true) : ofGoogle(inside)]);
}

/** An image or a volume further up may also have the usual file. Nobody can see that, so the model leaves it out. */
function hasUsual({ pod, container, world }: Inside): boolean {
  const found = fileAt(pod, container, USUAL, world);
  return found.kind === 'key' || (found.kind === 'unknown' && (found.mount ?? '').startsWith('/plx-context/.gc'));
}
