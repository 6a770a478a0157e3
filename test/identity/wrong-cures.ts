import { aRow } from './a-row.ts';
import { at, type Entry, entryText, type Parts, run2x } from './rows/pods.ts';
import type { Subject } from './subject.ts';

/** Plausible fixes that break a client: places that must not name a key. */
export interface WrongCure extends Subject {
  readonly breaks: readonly string[];
}

const STORE: Entry = { name: 'gcs-artifacts', secret: { name: 'gcs-secret', mountPath: '/plx-context/.gc' } };
const KEY = { GC_KEY_PATH: '/plx-context/.gc/gc-secret.json' };
const CATALOG_2X = 'POLYAXON_CONNECTIONS_CATALOG';
const VARIABLE_1X = 'POLYAXON_CONNECTION_SCHEMA_GCS-ARTIFACTS';

const inCatalog = (entry: Entry): Parts => ({
  env: [{ name: CATALOG_2X, value: JSON.stringify({ connections: [entryText(entry)] }) }],
});

const inVariable = (entry: Entry): Parts => ({
  env: [{ name: VARIABLE_1X, value: JSON.stringify(entryText(entry)) }],
});

const withKey = (parts: Parts) => run2x({ ...parts, mounts: [at('/plx-context/.gc', 'gcs-secret')] });

function wrongCure(name: string, before: Parts, after: Parts, breaks: readonly string[]): WrongCure {
  const row = aRow({
    name,
    origin: 'own: tried as a cure',
    says: name,
    pod: withKey(before),
    secrets: { 'gcs-secret': { 'gc-secret.json': 'store' } },
    who: { outputs: 'store' },
  });
  return { row, after: withKey(after), warnings: [], breaks };
}

const ALL_2X = ['polyaxon 2.4', 'polyaxon 2.9', 'polyaxon 2.12', 'polyaxon 2.18'];

export const WRONG_CURES: readonly WrongCure[] = [
  // Then its schema has no `bucket`, and get_outputs_path(use_store_path=True) fails.
  wrongCure('a key in the schema of the store', inCatalog(STORE), inCatalog({ ...STORE, schema: KEY }), ALL_2X),
  wrongCure('a key in the env of an entry', inCatalog(STORE), inCatalog({ ...STORE, env: KEY }), ['polyaxon 2.4']),
  wrongCure('a key in the schema of a variable of 1.x', inVariable(STORE), inVariable({ ...STORE, schema: KEY }), [
    'polyaxon 1.20',
  ]),
  wrongCure('a key in the env of a variable of 1.x', inVariable(STORE), inVariable({ ...STORE, env: KEY }), [
    'polyaxon 1.20',
  ]),
];
