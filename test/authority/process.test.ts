import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { phaseOf } from '../../src/rotation/kept.ts';
import { readKept } from '../../src/rotation/secret-data.ts';
import { NODE_ADDRESS } from '../cluster/addresses.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { withTemporaryDirectory } from '../cluster/temporary-directory.ts';
import { runProgram, spawnProgram, writeKubeconfig } from './command-line.ts';
import { callContinuously } from './continuous-calls.ts';
import { type Installed, install } from './installed.ts';
import { kubeconfigOf } from './kubeconfig-of.ts';
import type { SharedNames } from './objects.ts';

let cluster: Cluster;
beforeAll(async () => {
  // Sends calls of webhooks to the endpoints of their Service, which a control plane without kube-proxy reaches.
  cluster = await startCluster({ node: false, apiServerFlags: ['--enable-aggregator-routing=true'] });
});
afterAll(() => cluster?.stop());

const PORT = 10250;
const HEALTH_PORT = 8081;
const SOON = { timeout: 20_000, interval: 100 };

const serveArguments = (names: SharedNames): readonly string[] => [
  ...['serve', '--cluster', '--host', NODE_ADDRESS, '--port', `${PORT}`, '--health-port', `${HEALTH_PORT}`],
  ...['--metrics-port', '0', '--grace-seconds', '1', '--namespace', names.namespace, '--service', names.service],
  ...['--authority-secret', names.secret, '--authority-lease', names.lease],
  ...['--webhook-configuration', names.webhookConfiguration],
];

const service = ({ service: name, namespace }: SharedNames): object => ({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { ports: [{ port: 443, targetPort: PORT }] },
    },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name, namespace, labels: { 'kubernetes.io/service-name': name } },
      addressType: 'IPv4',
      ports: [{ port: PORT, protocol: 'TCP' }],
      endpoints: [{ addresses: [NODE_ADDRESS], conditions: { ready: true } }],
    },
    {
      // What older API servers read instead of the slice.
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { name, namespace, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
      subsets: [{ addresses: [{ ip: NODE_ADDRESS }], ports: [{ port: PORT, protocol: 'TCP' }] }],
    },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'called', labels: { called: namespace } } },
  ],
});

const readyz = (): Promise<number> =>
  fetch(`http://${NODE_ADDRESS}:${HEALTH_PORT}/readyz`).then(
    ({ status }) => status,
    () => 0,
  );

async function createPod({ admin }: Installed): Promise<string> {
  const spec = { containers: [{ name: 'main', image: 'none.test/image:1' }] };
  const body = { metadata: { generateName: 'called-' }, spec };
  await admin.core.createNamespacedPod({ namespace: 'called', dryRun: 'All', body });
  return 'created';
}

it('serves the API server itself through a rotation that the command line asks for, without a pod refused', async () => {
  const installed = await install(cluster, 'process');
  const { names } = installed;
  await cluster.kubectl(['create', '--filename=-'], JSON.stringify(service(names)));
  await withTemporaryDirectory(join(tmpdir(), 'authority-'), async (directory) => {
    const own = await kubeconfigOf(cluster, names.namespace);
    const kubeconfig = await writeKubeconfig(join(directory, 'kubeconfig'), own.exportConfig());
    await expect(createPod(installed)).rejects.toThrow('failed calling webhook');
    const server = spawnProgram(serveArguments(names), kubeconfig);
    using _killed = { [Symbol.dispose]: () => server.kill('SIGKILL') };
    await expect.poll(readyz, SOON).toBe(200);
    await using calls = callContinuously(() => createPod(installed));
    const rotate = ['certs', 'rotate', '--namespace', names.namespace, '--authority-secret', names.secret];
    const { exitCode, stderr } = await runProgram(rotate, cluster.kubeconfig);
    expect(stderr).toContain('rotation asked for');
    expect(exitCode).toBe(0);
    const phase = async () => phaseOf(readKept((await installed.secret()).data ?? {}));
    await expect.poll(phase, SOON).toBe('joining');
    await expect.poll(phase, { timeout: 60_000, interval: 500 }).toBe('retiring');
    await calls[Symbol.asyncDispose]();
    expect(calls.failures.slice(0, 3)).toEqual([]);
    expect(calls.answers.get('created')).toBeGreaterThan(100);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
    const lease = await installed.admin.coordination.readNamespacedLease({
      namespace: names.namespace,
      name: names.lease,
    });
    expect(lease.spec?.holderIdentity).toBe('');
  });
});

it('says what is wrong where the Secret is not there or not allowed', async () => {
  const { names } = await install(cluster, 'wrong');
  const rotate = (secret: string, kubeconfig: string) =>
    runProgram(['certs', 'rotate', '-n', names.namespace, '--authority-secret', secret], kubeconfig);
  await withTemporaryDirectory(join(tmpdir(), 'authority-'), async (directory) => {
    const absent = await rotate('absent', cluster.kubeconfig);
    expect(absent.exitCode).toBe(1);
    expect(absent.stderr).toContain('there is no Secret wrong/absent');
    const own = await kubeconfigOf(cluster, names.namespace);
    const kubeconfig = await writeKubeconfig(join(directory, 'kubeconfig'), own.exportConfig());
    expect((await rotate('absent', kubeconfig)).stderr).toContain('you may not change Secret wrong/absent');
  });
});
