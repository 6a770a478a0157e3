import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { OPTED_IN } from '../../support/public-names.ts';
import { type Server, startServer } from '../../support/server-on-this-machine.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';
import { kubeconfigOf } from '../authority/kubeconfig-of.ts';
import { createTrialNamespace, podTrial } from '../chart/admissions.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { installWithoutPods } from './installed.ts';
import { apply, remove, secretRights } from './rights.ts';
import { secretsIn } from './secrets.ts';

const KEY = JSON.stringify((await createServiceAccount('runs@acme.iam.gserviceaccount.com', [])).keyFile);
const CONFIGURATION = {
  persistence: { outputs: { store: 'gcs', bucket: 'gs://outputs', secret: 'gcs', secretKey: 'key.json' } },
  injection: { missingSecret: 'deny' },
};
const VALUES = { config: CONFIGURATION, rbac: { secrets: { mode: 'cluster' } } };
const RUN: Pod = {
  metadata: { labels: { type: 'polyaxon-runner', app: 'polyaxon-job' } },
  spec: { containers: [{ name: 'main', env: [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: '/plx/a/b/jobs/1' }] }] },
};

let cluster: Cluster;
let directory: string;
let server: Server;
beforeAll(async () => {
  // Sends webhook calls to the endpoints of their Service, which a control plane reaches without kube-proxy.
  cluster = await startCluster({ node: false, apiServerFlags: ['--enable-aggregator-routing=true'] });
  directory = await mkdtemp(join(tmpdir(), 'life-'));
  const args = await installWithoutPods(cluster, VALUES, 10250);
  const account = await kubeconfigOf(cluster, INJECTOR_NAMESPACE, INJECTOR);
  const kubeconfig = await writeKubeconfig(join(directory, 'kubeconfig'), account.exportConfig());
  await createTrialNamespace(cluster, 'team', OPTED_IN);
  server = await startServer({ args, kubeconfig, directory, configuration: CONFIGURATION });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await cluster?.stop();
  await rm(directory, { recursive: true, force: true });
});

const CREATIONS = 500;
const AT_ONCE = 4;

it('no admission fails while its Secret goes and comes, and rights do; afterwards the state is right', async () => {
  await expect.poll(server.isReady).toBe(true);
  const tryPod = podTrial(cluster);
  const secrets = secretsIn(cluster);
  await secrets.put('team', 'gcs', { 'key.json': KEY });
  await expect.poll(() => tryPod(RUN, 'team')).toBeUndefined();
  const refusals: string[] = [];
  let left = CREATIONS;
  const createOn = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const refusal = await tryPod(RUN, 'team');
      if (refusal !== undefined) refusals.push(refusal);
    }
  };
  const rights = await secretRights(VALUES);
  const disturb = async (): Promise<void> => {
    while (left > 0) {
      await secrets.remove('team', 'gcs');
      await remove(cluster, rights);
      await secrets.put('team', 'gcs', { 'key.json': KEY });
      await apply(cluster, rights);
      await wait(100);
    }
  };
  await Promise.all([...Array.from({ length: AT_ONCE }, createOn), disturb()]);
  // A missing Secret is denied, by configuration. Nothing else is.
  expect(refusals.filter((refusal) => !refusal.includes('secret_missing: gcs/key.json'))).toEqual([]);
  await expect.poll(() => tryPod(RUN, 'team')).toBeUndefined();
  await secrets.remove('team', 'gcs');
  await expect.poll(() => tryPod(RUN, 'team')).toContain('secret_missing');
});
