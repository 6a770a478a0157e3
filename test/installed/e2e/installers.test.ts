import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { loadInjector } from '../../../lab/kubernetes/images/injector-image.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { CHART, type Manifest, manifestsIn } from '../chart/helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE, RELEASE } from '../chart/release-names.ts';
import { STORES } from '../chart/values-of-modes.ts';
import { everythingIn } from './everything.ts';
import { createInjectorNamespace, UNLOOKED } from './installed.ts';
import { createTeam } from './team.ts';
import { runTrial } from './try-run.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
  await loadInjector(cluster);
  await createInjectorNamespace(cluster);
  await createTeam(cluster, 'team');
  await cluster.kubectl(['wait', '--for=create', 'lease/node', '--namespace=kube-node-lease', '--timeout=600s']);
});
afterAll(() => cluster?.stop());

interface Installer {
  readonly leavesOut: (manifest: Manifest) => boolean;
  readonly apply: readonly string[];
}

/** What they do with a rendered chart. Argo CD's own settings leave out Leases. */
const INSTALLERS: Readonly<Record<string, Installer>> = {
  'kubectl apply': { leavesOut: () => false, apply: [] },
  'like Argo CD, without the Lease': {
    leavesOut: ({ kind }) => kind === 'Lease',
    apply: ['--server-side', '--force-conflicts', '--field-manager=argocd-controller'],
  },
  'like Flux, with a field manager of its own': {
    leavesOut: () => false,
    apply: ['--server-side', '--field-manager=helm-controller'],
  },
};

const rendered = async ({ leavesOut }: Installer): Promise<string> => {
  const template = ['template', RELEASE, CHART, `--namespace=${INJECTOR_NAMESPACE}`, '--no-hooks', '--values=-'];
  const text = await cluster.helm(template, JSON.stringify({ ...UNLOOKED, config: STORES }));
  const items = manifestsIn(text).filter((manifest) => !leavesOut(manifest));
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
};

it.each(Object.entries(INSTALLERS))(
  'ready, first run injected, applied again, and nothing left: %s',
  async (_name, installer) => {
    const before = await everythingIn(cluster);
    const list = await rendered(installer);
    const apply = () => cluster.kubectl(['apply', ...installer.apply, '--filename=-'], list);
    const remove = () => cluster.kubectl(['delete', '--ignore-not-found', '--wait', '--filename=-'], list);
    onTestFinished(async () => void (await remove()));
    const tryRun = runTrial(cluster);
    for (const _time of ['first', 'again']) {
      await apply();
      const deployment = [`deployment/${INJECTOR}`, `--namespace=${INJECTOR_NAMESPACE}`];
      await cluster.kubectl(['rollout', 'status', ...deployment, '--timeout=240s']);
      expect(await tryRun('team')).toBe('injected');
    }
    expect(await cluster.kubectl(['diff', ...installer.apply, '--filename=-'], list)).toBe('');
    await remove();
    await expect.poll(() => everythingIn(cluster), { interval: 2000 }).toEqual(before);
  },
);
