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

const partnerAtDefault = (...more: readonly Entry[]) =>
  run2x({
    env: [catalog({ name: 'partner', secret: AT_DEFAULT }, ...more)],
    mounts: [at('/plx-context/.gc', 'partner')],
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
    name: 'connection-at-the-default-path-in-a-pod-of-2.4',
    origin: ORIGIN,
    says: 'The Polyaxon that made the pod is one whose clients have one key for all connections.',
    pod: run2x({
      version: '2.4.0',
      env: [catalog({ name: 'partner', secret: AT_DEFAULT })],
      mounts: [at('/plx-context/.gc', 'partner')],
      volumes: [ofSecret('partner')],
    }),
    secrets: SECRETS,
    who: { outputs: 'store', partner: 'data' },
    told: [{ connection: 'outputs', is: 'local', why: 'its clients have one key', warning: ['no credentials'] }],
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
