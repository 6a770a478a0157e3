import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { withHelm3 } from '../../../lab/kubernetes/helm-3/in-cluster.ts';
import { loadInjector } from '../../../lab/kubernetes/images/injector-image.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { INJECTOR_NAMESPACE, RELEASE } from '../chart/release-names.ts';
import { STORES } from '../chart/values-of-modes.ts';
import { everythingIn } from './everything.ts';
import { createInjectorNamespace } from './installed.ts';
import { releaseCommands } from './release-commands.ts';
import { releasedObjects } from './released-objects.ts';
import { createTeam } from './team.ts';
import { runTrial } from './try-run.ts';

const VALUES = { config: STORES };
const CHANGE = '--set=webhook.timeoutSeconds=6';

let cluster: Cluster;
let versions: Readonly<Record<3 | 4, Cluster>>;
let before: unknown;
beforeAll(async () => {
  cluster = await startCluster();
  versions = { 3: await withHelm3(cluster), 4: cluster };
  await loadInjector(cluster);
  await createInjectorNamespace(cluster);
  await createTeam(cluster, 'team');
  await cluster.kubectl(['wait', '--for=create', 'lease/node', '--namespace=kube-node-lease', '--timeout=600s']);
  before = await everythingIn(cluster);
});
afterAll(() => cluster?.stop());

/** The stored objects after each command of a Helm. */
const STATES = new Map<number, readonly unknown[]>();

/** Without `--logs`: Helm 3 first deletes the pod, and then finds no logs of it. */
const testOf = ({ helm }: Cluster) => helm(['test', RELEASE, `--namespace=${INJECTOR_NAMESPACE}`, '--timeout=600s']);

it.each([3, 4] as const)('Helm %i installs, tests, upgrades, rolls back and uninstalls', async (version) => {
  const helm = versions[version];
  const release = releaseCommands(helm, VALUES);
  onTestFinished(async () => void (await release.uninstall()));
  const tryRun = runTrial(cluster);
  const states: unknown[] = [];
  STATES.set(version, states);
  for (const command of [
    () => release.upgrade(['--install']),
    () => release.upgrade([CHANGE]),
    () => release.rollback([]),
  ]) {
    await command();
    states.push(await releasedObjects(helm));
    expect(await tryRun('team')).toBe('injected');
  }
  expect(await testOf(helm)).toMatch(/Phase: +Succeeded/);
  await release.uninstall();
  await expect.poll(() => everythingIn(cluster), { interval: 2000 }).toEqual(before);
});

it('both make the same objects', () => {
  const [installed, upgraded, back] = STATES.get(4) ?? [];
  expect(STATES.get(3)).toEqual([installed, upgraded, back]);
  expect(upgraded).not.toEqual(installed);
  expect(back).toEqual(installed);
  expect(Object.keys(installed ?? {}).length).toBeGreaterThan(8);
});

it('Helm 4 goes on with a release of Helm 3', async () => {
  const [old, present] = [releaseCommands(versions[3], VALUES), releaseCommands(versions[4], VALUES)];
  await old.upgrade(['--install']);
  await present.upgrade([CHANGE]);
  expect(await releasedObjects(versions[4])).toEqual(STATES.get(4)?.[1]);
  await present.uninstall();
});
