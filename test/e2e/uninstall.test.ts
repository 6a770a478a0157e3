import { afterAll, beforeAll, expect, it } from 'vitest';
import { FOREIGN_KINDS } from '../chart/foreign-kinds.ts';
import type { Values } from '../chart/helm.ts';
import { INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { MODES, STORES } from '../chart/values-of-modes.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { everythingIn } from './everything.ts';
import { loadInjector } from './image.ts';
import { installChart } from './installed.ts';
import { createTeam } from './team.ts';
import { runTrial } from './try-run.ts';

const IN_NAMESPACE = `--namespace=${INJECTOR_NAMESPACE}`;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
  await loadInjector(cluster);
  for (const namespace of [INJECTOR_NAMESPACE, 'monitoring', 'team', 'team-a', 'team-b']) {
    await createTeam(cluster, namespace);
  }
  await cluster.kubectl(['create', '--filename=-'], FOREIGN_KINDS.map((one) => JSON.stringify(one)).join('\n---\n'));
  await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
}, 240_000);
afterAll(() => cluster?.stop());

const MODES_OF_INSTALLATION: Readonly<Record<string, Values>> = {
  'all that can be switched on': MODES['the policy pair, rights to Secrets everywhere and all that is off'] ?? {},
  'rights to Secrets in two namespaces': {
    config: STORES,
    rbac: { secrets: { mode: 'namespaces', namespaces: ['team-a', 'team-b'] } },
  },
};

it.each(Object.entries(MODES_OF_INSTALLATION))('leaves nothing in the whole API: %s', async (_mode, values) => {
  const before = await everythingIn(cluster);
  await installChart(cluster, values);
  const tryRun = runTrial(cluster);
  // Its Secret lacks the key of these stores, which is seen where Secrets are looked at.
  await expect.poll(() => tryRun('team'), { timeout: 60_000 }).toMatch(/^(injected|secret_key_missing)$/);
  expect(Object.keys(await everythingIn(cluster)).length).toBeGreaterThan(Object.keys(before).length + 15);
  await cluster.helm(['uninstall', 'plx', IN_NAMESPACE, '--wait', '--timeout=120s']);
  await expect.poll(() => everythingIn(cluster), { timeout: 90_000, interval: 2000 }).toEqual(before);
  expect(await tryRun('team')).toBe('unseen');
});
