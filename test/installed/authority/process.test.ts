import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { withTemporaryDirectory } from '../../../lab/kubernetes/temporary-directory.ts';
import { phaseOf } from '../../../src/rotation/kept.ts';
import { readKept } from '../../../src/rotation/secret-data.ts';
import { inCluster, runToEnd } from '../../support/start-process.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';
import { callContinuously } from './continuous-calls.ts';
import { install } from './installed.ts';
import { kubeconfigOf } from './kubeconfig-of.ts';
import { createPod, serveProcess, service } from './serve-in-cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  // Sends webhook calls to the endpoints of their Service, which a control plane reaches without kube-proxy.
  cluster = await startCluster({ node: false, apiServerFlags: ['--enable-aggregator-routing=true'] });
});
afterAll(() => cluster?.stop());

it('serves the API server through a rotation from the command line, without a refused pod', async () => {
  const installed = await install(cluster, 'process');
  const { names } = installed;
  await cluster.kubectl(['create', '--filename=-'], JSON.stringify(service(names)));
  await withTemporaryDirectory(join(tmpdir(), 'authority-'), async (directory) => {
    const own = await kubeconfigOf(cluster, names.namespace);
    const kubeconfig = await writeKubeconfig(join(directory, 'kubeconfig'), own.exportConfig());
    await expect(createPod(installed)).rejects.toThrow('failed calling webhook');
    using server = serveProcess(names, kubeconfig);
    await expect.poll(server.readyz).toBe(200);
    await using calls = callContinuously(() => createPod(installed));
    const rotate = ['certs', 'rotate', '--namespace', names.namespace, '--authority-secret', names.secret];
    const { exitCode, stderr } = await runToEnd(rotate, { env: inCluster(cluster.kubeconfig) });
    expect(stderr).toContain('rotation requested');
    expect(exitCode).toBe(0);
    const phase = async () => phaseOf(readKept((await installed.secret()).data ?? {}));
    await expect.poll(phase).toBe('joining');
    await calls.goOn();
    await expect.poll(phase).toBe('retiring');
    await calls.goOn();
    await calls[Symbol.asyncDispose]();
    expect(calls.failures.slice(0, 3)).toEqual([]);
    server.child.kill('SIGTERM');
    expect(await once(server.child, 'exit')).toEqual([0, null]);
    const lease = await installed.admin.coordination.readNamespacedLease({
      namespace: names.namespace,
      name: names.lease,
    });
    expect(lease.spec?.holderIdentity).toBe('');
  });
});

it('explains a Secret that is missing or not allowed', async () => {
  const { names } = await install(cluster, 'wrong');
  const rotate = (secret: string, kubeconfig: string) =>
    runToEnd(['certs', 'rotate', '-n', names.namespace, '--authority-secret', secret], { env: inCluster(kubeconfig) });
  await withTemporaryDirectory(join(tmpdir(), 'authority-'), async (directory) => {
    const absent = await rotate('absent', cluster.kubeconfig);
    expect(absent.exitCode).toBe(1);
    expect(absent.stderr).toContain('there is no Secret wrong/absent');
    const unnamed = await runToEnd(['certs', 'rotate'], { env: inCluster(cluster.kubeconfig) });
    expect(unnamed.stderr).toContain('there is no Secret polyaxon-gcs-injector/polyaxon-gcs-injector-ca');
    const own = await kubeconfigOf(cluster, names.namespace);
    const kubeconfig = await writeKubeconfig(join(directory, 'kubeconfig'), own.exportConfig());
    expect((await rotate('absent', kubeconfig)).stderr).toContain('you may not change Secret wrong/absent');
  });
});
