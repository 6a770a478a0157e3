import { aRow } from '../a-row.ts';
import type { Row, Told } from '../row.ts';
import { at, catalog, type Entry, entryText, ofSecret, run2x } from './pods.ts';

const ORIGIN = "own: a run that asks for a connection beside its store's";

/** A client that looks for a key in its variables only, in a pod of a later Polyaxon: nothing in the pod shows it. */
const OLD: Told = {
  connection: 'partner',
  is: 'store',
  clients: ['polyaxon 2.4'],
  why: 'it reads no member of an entry',
};

const SECRETS = { 'gcs-secret': { 'gc-secret.json': 'store' }, partner: { 'gc-secret.json': 'data' } };
const AT_DEFAULT = { name: 'partner', mountPath: '/plx-context/.gc' };
const AT_OWN_PATH = { name: 'partner', mountPath: '/secrets/partner' };

const partnerAtDefault = (...more: readonly Entry[]) =>
  run2x({
    env: [catalog({ name: 'partner', secret: AT_DEFAULT }, ...more)],
    mounts: [at('/plx-context/.gc', 'partner')],
    volumes: [ofSecret('partner')],
  });

const partnerAt = (entry: Omit<Entry, 'name'>) =>
  run2x({
    env: [catalog({ name: 'partner', secret: AT_OWN_PATH, ...entry })],
    mounts: [at('/secrets/partner', 'partner')],
    volumes: [ofSecret('partner')],
  });

export const OTHER_CONNECTIONS: readonly Row[] = [
  aRow({
    name: 'connection-at-the-default-path-beside-a-second-one',
    origin: ORIGIN,
    says: 'Two connections: one has its key at the default path, the other names no Secret, and takes that key too.',
    pod: partnerAtDefault({ name: 'public' }),
    secrets: SECRETS,
    who: { outputs: 'store', partner: 'data', public: 'data' },
    told: [OLD, { ...OLD, connection: 'public' }],
  }),
  aRow({
    name: 'connection-without-a-key',
    origin: ORIGIN,
    says: 'The other connection has no key at all: it had the identity of the node.',
    pod: run2x({ env: [catalog({ name: 'public' })] }),
    secrets: SECRETS,
    who: { outputs: 'store' },
  }),
  aRow({
    name: 'connection-of-the-same-secret',
    origin: ORIGIN,
    says: 'The other bucket is read with the key of the store.',
    pod: run2x({
      env: [catalog({ name: 'partner', secret: { name: 'gcs-secret', mountPath: '/plx-context/.gc' } })],
      mounts: [at('/plx-context/.gc', 'gcs-secret')],
    }),
    secrets: SECRETS,
    who: { outputs: 'store', partner: 'store', google: 'store' },
  }),
  aRow({
    name: 'connection-whose-schema-names-its-key',
    origin: ORIGIN,
    says: 'The admin of Polyaxon wrote the path of the key into the schema of the connection.',
    pod: partnerAt({ schema: { GC_KEY_PATH: '/secrets/partner/gc-secret.json' } }),
    secrets: SECRETS,
    who: { outputs: 'store' },
  }),
  aRow({
    name: 'connection-whose-env-names-its-key',
    origin: ORIGIN,
    says: 'The same as a variable of the connection.',
    pod: partnerAt({ env: { GC_KEY_PATH: '/secrets/partner/gc-secret.json' } }),
    secrets: SECRETS,
  }),
  aRow({
    name: 'connection-whose-secret-holds-the-path',
    origin: ORIGIN,
    says: 'The mounted Secret has a file GC_KEY_PATH, in which the client reads where the key lies.',
    pod: partnerAt({}),
    secrets: { ...SECRETS, partner: { 'sa.json': 'data', GC_KEY_PATH: '/secrets/partner/sa.json' } },
    who: { outputs: 'store' },
  }),
  aRow({
    name: 'connection-whose-secret-holds-the-key-as-a-dict',
    origin: ORIGIN,
    says: 'The mounted Secret has a file GC_KEYFILE_DICT, which the client reads.',
    pod: partnerAt({}),
    secrets: { ...SECRETS, partner: { GC_KEYFILE_DICT: 'data' } },
    who: { outputs: 'store' },
    told: [
      {
        connection: 'partner',
        is: 'FileNotFoundError',
        clients: ['polyaxon 2.9', 'polyaxon 2.12', 'polyaxon 2.18'],
        why: 'nobody has looked into the Secret',
        warning: ['its key is taken to be'],
      },
    ],
  }),
  aRow({
    name: 'connection-in-a-variable-of-1.x',
    origin: ORIGIN,
    says: 'Polyaxon 1.x hands each connection over in a variable of its own.',
    pod: run2x({
      env: [
        {
          name: 'POLYAXON_CONNECTION_SCHEMA_PARTNER',
          value: JSON.stringify(entryText({ name: 'partner', secret: AT_DEFAULT })),
        },
      ],
      mounts: [at('/plx-context/.gc', 'partner')],
      volumes: [ofSecret('partner')],
    }),
    secrets: SECRETS,
    who: { outputs: 'store', partner: 'data' },
    told: [
      {
        connection: 'outputs',
        is: 'local',
        why: 'clients of 1.x have one key for all connections',
        warning: ['no credentials'],
      },
    ],
  }),
];
