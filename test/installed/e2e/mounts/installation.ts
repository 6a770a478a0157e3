import { createServiceAccount } from '../../../../lab/google/accounts/service-account.ts';

/** A key file with its owner in the first member. Containers print that. */
async function keyOf(who: string): Promise<string> {
  const { keyFile } = await createServiceAccount(`${who}@acme.iam.gserviceaccount.com`, []);
  return JSON.stringify({ who, ...keyFile });
}

const KEY = { '2x': 'gc-secret.json', '0x': 'gcs-key.json' };
export const LATE_KEY = { [KEY['0x']]: await keyOf('late') };
const storeKey = await keyOf('store');

/** `gcs-late` does not have the configured key yet. */
export const SECRETS = {
  'gcs-secret': { [KEY['2x']]: storeKey, [KEY['0x']]: storeKey },
  'gcs-datasets': { [KEY['2x']]: await keyOf('datasets') },
  'gcs-late': { notes: 'no key yet' },
  mine: { 'key.json': '{"who":"mine"}', notes: 'of mine' },
};

/** The stores that 2.x pods name themselves. */
export const STORES = {
  main: { bucket: 'gs://acme-artifacts', secret: 'gcs-secret' },
  late: { bucket: 'gs://acme-late', secret: 'gcs-late' },
};
export type StoreName = keyof typeof STORES;

/** The stores that 0.x pods choose by name. A 2.x pod uses the key that is configured for its bucket. */
const outputs = {
  main: { store: 'gcs', bucket: 'gs://acme-outputs', secret: 'gcs-secret', secretKey: KEY['0x'] },
  late: { store: 'gcs', ...STORES.late, secretKey: KEY['0x'] },
};
const connection = (name: string) => ({
  name,
  kind: 'gcs',
  schema: { bucket: `gs://acme-${name}` },
  secret: { name: `gcs-${name}`, mountPath: `/plx-context/.${name}` },
});
const artifactsStore = (key: object) => ({
  name: 'gcs-artifacts',
  kind: 'gcs',
  schema: { bucket: 'gs://acme-artifacts' },
  secret: { name: 'gcs-secret', ...key },
});

export const TWIN = 'elsewhere';
export const INJECTED = ['polyaxon', 'team'] as const;

/**
 * Every run of 2.x gets two more connections. The Secret of `reports` does not exist, and no run may wait for it.
 *
 * | namespace | opted in | Secrets are looked at | the key of the artifacts store |
 * |-----------|----------|-----------------------|--------------------------------|
 * | elsewhere | no       |                       |                                |
 * | polyaxon  | yes      | yes                   | the usual one                  |
 * | team      | yes      | no                    | configured                     |
 */
export const VALUES = {
  config: {
    persistence: { outputs },
    artifactsStore: artifactsStore({}),
    connections: [connection('datasets'), connection('reports')],
    namespaces: { team: { artifactsStore: artifactsStore({ key: KEY['2x'] }) } },
  },
  rbac: { secrets: { mode: 'namespaces', namespaces: ['polyaxon'] } },
};
