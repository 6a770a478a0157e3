import { aRow } from '../a-row.ts';
import type { Row } from '../row.ts';
import { at, catalog, type Entry, ofSecret, run2x } from './pods.ts';

const ORIGIN = 'own: a connection that says itself where its key is';
const SECRETS = { 'gcs-secret': { 'gc-secret.json': 'store' }, partner: { 'gc-secret.json': 'data' } };
const AT_OWN_PATH = { name: 'partner', mountPath: '/secrets/partner' };

const partnerAt = (entry: Omit<Entry, 'name'>) =>
  run2x({
    env: [catalog({ name: 'partner', secret: AT_OWN_PATH, ...entry })],
    mounts: [at('/secrets/partner', 'partner')],
    volumes: [ofSecret('partner')],
  });

export const NAMED_KEYS: readonly Row[] = [
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
    name: 'connection-whose-config-map-is-mounted',
    origin: "Polyaxon's page on data on GCS",
    says: 'A mounted ConfigMap has a file GC_KEY_PATH, in which the client reads where the key lies.',
    pod: run2x({
      env: [
        catalog({
          name: 'partner',
          secret: AT_OWN_PATH,
          configMap: { name: 'partner-settings', mountPath: '/settings/partner' },
        }),
      ],
      mounts: [at('/secrets/partner', 'partner'), at('/settings/partner', 'partner-settings')],
      volumes: [ofSecret('partner'), { name: 'partner-settings', configMap: { name: 'partner-settings' } }],
    }),
    secrets: { ...SECRETS, partner: { 'sa.json': 'data' } },
    configMaps: { 'partner-settings': { GC_KEY_PATH: '/secrets/partner/sa.json' } },
    who: { outputs: 'store' },
  }),
];
