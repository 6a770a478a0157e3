import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import type { CoordinationV1ApiReadNamespacedLeaseRequest, V1Lease } from '@kubernetes/client-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { type ClusterApi, clusterOf } from '../../../src/cluster/api.ts';
import { UNTRUSTED_LIMIT_MS } from '../../../src/rotation/lifetimes.ts';
import { expectSoon } from '../../support/judging/expect-kept.ts';
import { FakeClock } from './fake-clock.ts';
import { install } from './installed.ts';
import { kubeconfigOf } from './kubeconfig-of.ts';
import { relay } from './relay.ts';
import { startReplica } from './replica.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ node: false });
});
afterAll(() => cluster?.stop());

const DAY_MS = 24 * 60 * 60 * 1000;

/** The certificate that a server shows, whatever its dates. */
async function shown(port: number): Promise<X509Certificate> {
  const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const certificate = new X509Certificate(socket.getPeerCertificate().raw);
  socket.destroy();
  return certificate;
}

it('notices within a tick that two months have passed, as after a pause, and renews without a restart', async () => {
  const clock = new FakeClock(new Date());
  await using replica = await startReplica(await install(cluster, 'months'), { clock: clock.read });
  const { webhook } = replica.servers.ports;
  clock.advance(60 * DAY_MS);
  const isRenewed = async () => (await shown(webhook)).validToDate > clock.read();
  await expectSoon('to renew the leaf', 5000, () => expect.poll(isRenewed).toBe(true));
  expect(await replica.ready()).toBe('ok\n');
});

it('rotates by itself when the authority is eight months old', async () => {
  const installed = await install(cluster, 'year');
  const clock = new FakeClock(new Date());
  await using replica = await startReplica(installed, { clock: clock.read });
  const first = (await shown(replica.servers.ports.webhook)).issuer;
  clock.advance(244 * DAY_MS);
  await expect.poll(() => replica.metric('rotation_phase{phase="joining"}')).toMatch(/ 1$/);
  clock.advance(31_000);
  await expect.poll(async () => (await shown(replica.servers.ports.webhook)).issuer).not.toBe(first);
});

it('releases the Lease to another replica at once when it ends', async () => {
  const installed = await install(cluster, 'lease');
  const clock = new FakeClock(new Date());
  const one = await startReplica(installed, { identity: 'one', clock: clock.read });
  await using two = await startReplica(installed, { identity: 'two', clock: clock.read });
  expect(await one.metric('rotation_lease_held')).toMatch(/ 1$/);
  clock.advance(6000);
  expect(await two.metric('rotation_lease_held')).toMatch(/ 0$/);
  await one[Symbol.asyncDispose]();
  clock.advance(6000);
  await expect.poll(() => two.metric('rotation_lease_held')).toMatch(/ 1$/);
});

it('takes the Lease of a replica without a sign of life for 15 seconds', async () => {
  const installed = await install(cluster, 'vanished');
  const { namespace, lease: name } = installed.names;
  const lease = await installed.admin.coordination.readNamespacedLease({ namespace, name });
  const body = { ...lease, spec: { holderIdentity: 'gone' } };
  await installed.admin.coordination.replaceNamespacedLease({ namespace, name, body });
  const began = new Date();
  const clock = new FakeClock(began);
  const looks: V1Lease[] = [];
  const starting = startReplica({ ...installed, api: toldOf(looks, installed.api) }, { clock: clock.read });
  for (const [seconds, looked] of [
    [9, 1],
    [5, 2],
    [5, 3],
  ] as const) {
    await expect.poll(() => looks.length).toBe(looked);
    clock.advance(seconds * 1000);
  }
  await using replica = await starting;
  expect(await replica.metric('rotation_lease_held')).toMatch(/ 1$/);
  const { spec } = await installed.admin.coordination.readNamespacedLease({ namespace, name });
  expect(new Date(spec?.acquireTime ?? 0)).toEqual(new Date(began.getTime() + 19_000));
});

/** The same API. It reports each read of a Lease. */
const toldOf = (looks: V1Lease[], api: ClusterApi): ClusterApi => ({
  ...api,
  coordination: Object.create(api.coordination, {
    readNamespacedLease: {
      value: async (request: CoordinationV1ApiReadNamespacedLeaseRequest) => {
        const lease = await api.coordination.readNamespacedLease(request);
        looks.push(lease);
        return lease;
      },
    },
  }),
});

it('stays ready and continues to serve while the API server is unreachable, and then repairs the damage', async () => {
  const installed = await install(cluster, 'cut-off');
  await using line = await relay();
  const config = await kubeconfigOf(cluster, installed.names.namespace);
  config.clusters = config.clusters.map((each) => ({ ...each, server: `https://127.0.0.1:${line.port}` }));
  const clock = new FakeClock(new Date());
  await using replica = await startReplica({ ...installed, api: clusterOf(config) }, { clock: clock.read });
  const before = await installed.bundles();
  line.cut();
  await installed.patchConfiguration([{ op: 'remove', path: '/webhooks/0/clientConfig/caBundle' }]);
  for (let seconds = 0; seconds < 3; seconds += 1) {
    clock.advance(UNTRUSTED_LIMIT_MS);
    expect(await replica.ready()).toBe('ok\n');
    await shown(replica.servers.ports.webhook);
  }
  line.mend();
  await expect.poll(installed.bundles).toEqual(before);
});
