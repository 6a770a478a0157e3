import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { IMAGE, loadInjector } from '../../../lab/kubernetes/images/injector-image.ts';
import { BUSYBOX_IMAGE } from '../../../lab/kubernetes/images/test-images.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { STATUS } from '../../support/public-names.ts';
import { everythingIn } from '../e2e/everything.ts';
import { createInjectorNamespace, installChart } from '../e2e/installed.ts';
import { createTeam } from '../e2e/team.ts';
import { CHART } from './helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE, RELEASE } from './release-names.ts';
import { STORES } from './values-of-modes.ts';

const IN_NAMESPACE = `--namespace=${INJECTOR_NAMESPACE}`;
/** With the chart's own way to look at Secrets, which `installChart` leaves out unless it is asked for. */
const VALUES = {
  ...IMAGE,
  config: STORES,
  validatingPolicy: { enabled: true },
  rbac: { secrets: { mode: 'cluster' } },
};

const RUN = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'run', namespace: 'team', labels: { type: 'polyaxon-runner', app: 'polyaxon-job' } },
  spec: { containers: [{ name: 'main', image: BUSYBOX_IMAGE }] },
};

describe('the chart on a node', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster();
    await loadInjector(cluster);
    await createInjectorNamespace(cluster);
    const { keyFile } = await createServiceAccount('runner@acme.iam.gserviceaccount.com', []);
    await createTeam(cluster, 'team', { secrets: { 'gcs-secret': { 'key.json': JSON.stringify(keyFile) } } });
  });
  afterAll(() => cluster?.stop());

  const helm = (...args: readonly string[]) => cluster.helm([...args, IN_NAMESPACE]);
  const createRun = async () => {
    const create = ['create', '--dry-run=server', '--output=json', '--filename=-'];
    return JSON.parse(await cluster.kubectl(create, JSON.stringify(RUN)));
  };

  it('injects the first pod after `helm install --wait`', async () => {
    await installChart(cluster, VALUES);
    const { metadata } = await createRun();
    expect(JSON.parse(metadata.annotations[STATUS]).reason).toBe('injected');
  });

  it('passes `helm test`', async () => {
    expect(await helm('test', RELEASE, '--logs')).toContain('the webhook answers');
  });

  /** The wanted state of a GitOps tool. */
  const rendered = () =>
    cluster.helm(['template', RELEASE, CHART, IN_NAMESPACE, '--no-hooks', '--values=-'], JSON.stringify(VALUES));

  it.each([
    ['server-side', ['--server-side', '--force-conflicts', '--field-manager=argocd-controller']],
    ['client-side', []],
  ])('shows no drift after replicas wrote their certificates: %s', async (_way, flags) => {
    expect(await cluster.kubectl(['diff', ...flags, '--filename=-'], await rendered())).toBe('');
  });

  it.each(['true', 'false'])(
    'changes nothing in an upgrade to the same values, --server-side=%s',
    async (isServerSide) => {
      /** Except Helm's own record, which is new each time. */
      const all = async () => {
        const everything = Object.entries(await everythingIn(cluster));
        return Object.fromEntries(everything.filter(([identity]) => !identity.includes('/sh.helm.release.')));
      };
      const before = await all();
      const upgrade = [
        'upgrade',
        RELEASE,
        CHART,
        IN_NAMESPACE,
        '--wait',
        `--server-side=${isServerSide}`,
        '--values=-',
      ];
      await cluster.helm(upgrade, JSON.stringify(VALUES));
      expect(await all()).toEqual(before);
    },
  );

  it('runs as the ServiceAccount that has its rights', async () => {
    const accounts = ['get', 'pods', IN_NAMESPACE, '--output=jsonpath={.items[*].spec.serviceAccountName}'];
    expect(await cluster.kubectl(accounts)).toBe(`${INJECTOR} ${INJECTOR}`);
  });
});
