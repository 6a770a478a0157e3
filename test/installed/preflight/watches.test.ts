import type { KubeConfig } from '@kubernetes/client-node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { createNamespace } from '../../../lab/kubernetes/made-namespaces.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { readConfiguration } from '../../../src/config/load.ts';
import { type SecretsScope, secretPlaces } from '../../../src/config/secret-places.ts';
import { type LookedAt, lookAt } from '../../support/looked-at.ts';
import type { Values } from '../chart/helm.ts';
import { apply, createAccount, remove, secretRights } from './rights.ts';
import { type Secrets, secretsIn } from './secrets.ts';

const KEY = JSON.stringify((await createServiceAccount('runs@acme.iam.gserviceaccount.com', [])).keyFile);

let cluster: Cluster;
let config: KubeConfig;
let secrets: Secrets;
beforeAll(async () => {
  cluster = await startCluster({ node: false });
  config = await createAccount(cluster);
  secrets = secretsIn(cluster);
  for (const team of ['team-a', 'team-b']) await createNamespace(cluster, team);
});
afterAll(() => cluster?.stop());
afterEach(() => cluster.kubectl(['delete', 'secret', '--all', '--namespace=team-a']));

const configurationOf = (secret: string): Values => ({
  persistence: { outputs: { store: 'gcs', bucket: 'gs://outputs', secret, secretKey: 'key.json' } },
});
const placesOf = (secret: string, scope: SecretsScope) =>
  secretPlaces(readConfiguration(JSON.stringify(configurationOf(secret)), 'test'), scope);
const EVERYWHERE: SecretsScope = { namespaces: 'all', names: [] };

const rightsFor = (mode: string, more: object = {}) =>
  secretRights({ config: configurationOf('gcs'), rbac: { secrets: { mode, ...more } } });

/** Grants rights until its scope ends. */
async function granted(mode: string, more: object = {}): Promise<AsyncDisposable> {
  const rights = await rightsFor(mode, more);
  await apply(cluster, rights);
  return { [Symbol.asyncDispose]: () => remove(cluster, rights) };
}

const becomes = (seen: LookedAt, team: string, known: object) => expect.poll(() => seen.known(team)).toEqual(known);

it('follows a Secret through its life, separately in each namespace', async () => {
  await using _rights = await granted('cluster');
  using seen = lookAt(config, placesOf('gcs', EVERYWHERE));
  await becomes(seen, 'team-a', { gcs: 'missing' });
  expect(seen.view.whyNotReady()).toBeUndefined();
  await secrets.put('team-a', 'gcs', { other: 'text' });
  await becomes(seen, 'team-a', { gcs: { other: 'not_json' } });
  await secrets.put('team-a', 'gcs', { other: 'text', 'key.json': '{"type": "service_account"}' });
  await becomes(seen, 'team-a', { gcs: { other: 'not_json', 'key.json': 'no_client_email' } });
  await secrets.put('team-a', 'gcs', { 'key.json': KEY });
  await becomes(seen, 'team-a', { gcs: { 'key.json': 'usable' } });
  expect(seen.known('team-b')).toEqual({ gcs: 'missing' });
  await secrets.remove('team-a', 'gcs');
  await becomes(seen, 'team-a', { gcs: 'missing' });
  expect(await seen.metric('secret_watches')).toEqual({ synced: 1, pending: 0, forbidden: 0 });
});

it('knows Secrets from before its start', async () => {
  await using _rights = await granted('cluster');
  await secrets.put('team-a', 'gcs', { 'key.json': KEY });
  using seen = lookAt(config, placesOf('gcs', EVERYWHERE));
  await becomes(seen, 'team-a', { gcs: { 'key.json': 'usable' } });
});

it('looks at the Secrets of a new configuration, and no longer at those of the old one', async () => {
  await using _rights = await granted('cluster', { names: ['newer'] });
  await secrets.put('team-a', 'gcs', { 'key.json': KEY });
  await secrets.put('team-a', 'newer', { 'key.json': KEY });
  using seen = lookAt(config, placesOf('gcs', EVERYWHERE));
  await becomes(seen, 'team-a', { gcs: { 'key.json': 'usable' } });
  seen.view.watch(placesOf('newer', EVERYWHERE));
  expect(seen.known('team-a')).toEqual({ newer: 'unknown' });
  await becomes(seen, 'team-a', { newer: { 'key.json': 'usable' } });
});

it('sees only its own namespaces with mode namespaces, with rights only there', async () => {
  await using _rights = await granted('namespaces', { namespaces: ['team-a'] });
  await secrets.put('team-a', 'gcs', { 'key.json': KEY });
  using seen = lookAt(config, placesOf('gcs', { namespaces: ['team-a'], names: [] }));
  await becomes(seen, 'team-a', { gcs: { 'key.json': 'usable' } });
  expect(seen.known('team-b')).toEqual({});
  using everywhere = lookAt(config, placesOf('gcs', EVERYWHERE));
  await expect.poll(() => everywhere.metric('secret_watches')).toMatchObject({ forbidden: 1 });
});

it('is ready without a right, logs that once, and knows Secrets only while it has the right', async () => {
  await secrets.put('team-a', 'gcs', { 'key.json': KEY });
  using seen = lookAt(config, placesOf('gcs', EVERYWHERE), { life: { seconds: 3, silentMs: 90_000 } });
  await expect.poll(() => seen.view.whyNotReady()).toBeUndefined();
  const refusals = async () => (await seen.metric('secret_watch_failures_total'))['forbidden'];
  await expect.poll(refusals).toBeGreaterThanOrEqual(3);
  expect(seen.known('team-a')).toEqual({ gcs: 'unknown' });
  const warnings = () => seen.written.entries.filter(({ level }) => level === 'warn');
  expect(warnings()).toHaveLength(1);
  {
    await using _rights = await granted('cluster');
    await becomes(seen, 'team-a', { gcs: { 'key.json': 'usable' } });
  }
  // The API server does not end a watch when a right is revoked. It refuses the next one.
  await expect.poll(() => seen.metric('secret_watches')).toMatchObject({ forbidden: 1 });
  await becomes(seen, 'team-a', { gcs: 'unknown' });
  expect(warnings()).toHaveLength(2);
});
