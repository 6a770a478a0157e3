import { aRow } from '../a-row.ts';
import type { Row } from '../row.ts';
import { at, catalog, type Entry, fromKey, ofSecret, run2x, SECRET_AT_DEFAULT } from './pods.ts';

const ORIGIN = "own: the key of a 2.x run's own store";
const STORE: Entry = { name: 'gcs-artifacts', secret: SECRET_AT_DEFAULT };
const UNCHECKED = 'nobody has looked into the Secret, and the status says that its key is unchecked';
const SECRETS = { 'gcs-secret': { 'gc-secret.json': 'store' } };

/** A run that requests its own store: main has Polyaxon's catalog and mount. */
const asking = (entry: Partial<Entry> = {}, volume = ofSecret('gcs-secret')) =>
  run2x({
    env: [catalog({ ...STORE, ...entry })],
    mounts: [at(entry.secret?.mountPath ?? '/plx-context/.gc', 'gcs-secret')],
    volumes: [volume],
  });

export const STORE_KEYS_2X: readonly Row[] = [
  aRow({
    name: 'store-of-the-sidecar',
    origin: ORIGIN,
    says: 'Only the sidecar has the store, as Polyaxon leaves it.',
    pod: run2x(),
    secrets: SECRETS,
    who: { outputs: 'store', google: 'store', gcloud: 'store' },
  }),
  aRow({
    name: 'store-for-a-user-who-is-not-root',
    origin: ORIGIN,
    says: 'Main has a user of its own; the mode of the volume is the usual one.',
    pod: run2x({ user: 1000 }),
    secrets: SECRETS,
    who: { outputs: 'store', google: 'store', gcloud: 'store' },
  }),
  aRow({
    name: 'store-that-the-run-asks-for',
    origin: ORIGIN,
    says: 'Main has the store and its key from Polyaxon.',
    pod: asking(),
    secrets: SECRETS,
    who: { outputs: 'store', google: 'store', gcloud: 'store' },
  }),
  aRow({
    name: 'store-at-another-path',
    origin: ORIGIN,
    says: 'The mount path of the store is not the default one.',
    pod: asking({ secret: { name: 'gcs-secret', mountPath: '/etc/gcs/deep' } }),
    secrets: SECRETS,
    who: { outputs: 'store', google: 'store' },
  }),
  aRow({
    name: 'store-whose-volume-renames-its-key',
    origin: ORIGIN,
    says: "Polyaxon's volume gives the key another file name.",
    pod: asking({}, ofSecret('gcs-secret', { items: [{ key: 'sa.json', path: 'gc-secret.json' }] })),
    secrets: { 'gcs-secret': { 'sa.json': 'store' } },
    who: { outputs: 'store', google: 'store' },
  }),
  aRow({
    name: 'store-whose-key-has-another-name-and-is-known',
    origin: ORIGIN,
    says: 'The preflight sees that the Secret has one key, of another name.',
    pod: asking(),
    secrets: { 'gcs-secret': { 'sa-prod.json': 'store' } },
    watched: ['gcs-secret'],
    who: { outputs: 'store', google: 'store' },
  }),
  aRow({
    name: 'store-whose-secret-holds-no-key-and-is-known',
    origin: 'noetl/noetl#431',
    says: 'The preflight sees a placeholder where a key should be.',
    pod: run2x(),
    secrets: { 'gcs-secret': { 'gc-secret.json': '{}' } },
    watched: ['gcs-secret'],
  }),
  aRow({
    name: 'store-whose-secret-holds-the-key-as-a-dict',
    origin: "Polyaxon's page on artifacts on GCS",
    says: 'The mounted Secret of the store has a file GC_KEYFILE_DICT, and nobody has looked into it.',
    pod: asking(),
    secrets: { 'gcs-secret': { GC_KEYFILE_DICT: 'store' } },
    who: { outputs: 'store' },
    told: [
      { connection: 'outputs', is: 'FileNotFoundError', why: UNCHECKED },
      { connection: 'google', is: 'DefaultCredentialsError', why: UNCHECKED },
      { connection: 'gcloud', is: 'DefaultCredentialsError', why: UNCHECKED },
    ],
  }),
  aRow({
    name: 'store-whose-secret-holds-the-key-as-a-dict-and-is-known',
    origin: "Polyaxon's page on artifacts on GCS",
    says: 'The same, where the preflight sees what the Secret holds.',
    pod: asking(),
    secrets: { 'gcs-secret': { GC_KEYFILE_DICT: 'store' } },
    watched: ['gcs-secret'],
    who: { google: 'nobody' },
  }),
  aRow({
    name: 'store-whose-key-is-a-variable',
    origin: "Polyaxon's page on artifacts on GCS",
    says: 'The Secret of the store holds GC_KEYFILE_DICT and comes by envFrom.',
    pod: run2x({
      env: [catalog({ name: 'gcs-artifacts', secret: { name: 'gcs-secret' } })],
      envFrom: [{ secretRef: { name: 'gcs-secret' } }],
    }),
    secrets: { 'gcs-secret': { GC_KEYFILE_DICT: 'store' } },
    who: { outputs: 'store' },
  }),
  aRow({
    name: 'store-whose-key-is-one-variable',
    origin: ORIGIN,
    says: 'The author takes the key of the store as a variable.',
    pod: run2x({ env: [fromKey('GC_KEYFILE_DICT', 'gcs-secret', 'gc-secret.json')] }),
    secrets: SECRETS,
    who: { outputs: 'store', google: 'store' },
  }),
];
