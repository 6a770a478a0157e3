import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { loadInjector } from '../../../lab/kubernetes/images/injector-image.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { createForeignKinds } from '../chart/foreign-kinds.ts';
import type { Values } from '../chart/helm.ts';
import { INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { MODES, STORES } from '../chart/values-of-modes.ts';
import { everythingIn } from './everything.ts';
import { installChart } from './installed.ts';
import { createTeam } from './team.ts';
import { runTrial } from './try-run.ts';

const IN_NAMESPACE = `--namespace=${INJECTOR_NAMESPACE}`;
const UNINSTALL = ['uninstall', 'plx', IN_NAMESPACE, '--wait', '--timeout=600s'];

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
  await loadInjector(cluster);
  // The key of the stores. It passes the check of Secrets.
  const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
  const secrets = { 'gcs-secret': { 'key.json': JSON.stringify(keyFile) } };
  for (const namespace of [INJECTOR_NAMESPACE, 'monitoring', 'team', 'team-a', 'team-b']) {
    await createTeam(cluster, namespace, { secrets });
  }
  await createForeignKinds(cluster);
  // The kubelet makes its Lease only some seconds after its node is ready.
  await cluster.kubectl(['wait', '--for=create', 'lease/node', '--namespace=kube-node-lease', '--timeout=600s']);
});
afterAll(() => cluster?.stop());

const MODES_OF_INSTALLATION: Readonly<Record<string, Values>> = {
  'everything optional': MODES['the policy pair, rights to Secrets everywhere and all optional objects'] ?? {},
  'rights to Secrets in two namespaces': {
    config: STORES,
    rbac: { secrets: { mode: 'namespaces', namespaces: ['team-a', 'team-b'] } },
  },
};

it.each(Object.entries(MODES_OF_INSTALLATION))('leaves nothing in the whole API: %s', async (_mode, values) => {
  const before = await everythingIn(cluster);
  onTestFinished(async () => void (await cluster.helm([...UNINSTALL, '--ignore-not-found'])));
  await installChart(cluster, values);
  const tryRun = runTrial(cluster);
  await expect.poll(() => tryRun('team')).toBe('injected');
  expect(Object.keys(await everythingIn(cluster)).length).toBeGreaterThan(Object.keys(before).length + 15);
  await cluster.helm(UNINSTALL);
  await expect.poll(() => everythingIn(cluster), { interval: 2000 }).toEqual(before);
  expect(await tryRun('team')).toBe('unseen');
});
