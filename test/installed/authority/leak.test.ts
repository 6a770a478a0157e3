import { once } from 'node:events';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NODE_ADDRESS } from '../../../lab/kubernetes/addresses.ts';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { whyFailed } from '../../../lab/kubernetes/refusal.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { withTemporaryDirectory } from '../../../lab/kubernetes/temporary-directory.ts';
import { validFor } from '../../../src/certificates/validity.ts';
import { newLeaf } from '../../../src/cluster/authority/new-certificates.ts';
import type { Authority } from '../../../src/rotation/kept.ts';
import { LEAF_LIFE_MS } from '../../../src/rotation/lifetimes.ts';
import { readKept } from '../../../src/rotation/secret-data.ts';
import { expectSoon } from '../../support/judging/expect-kept.ts';
import { inCluster, runToEnd } from '../../support/start-process.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';
import { callContinuously } from './continuous-calls.ts';
import { type Installed, install } from './installed.ts';
import { kubeconfigOf } from './kubeconfig-of.ts';
import { createPod, PORT, serveProcess, service } from './serve-in-cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ node: false, apiServerFlags: ['--enable-aggregator-routing=true'] });
});
afterAll(() => cluster?.stop());

async function issuing({ secret }: Installed): Promise<Authority> {
  const { issuing: authority } = readKept((await secret()).data ?? {});
  if (authority === undefined) throw new Error('there is no authority');
  return authority;
}

/** A server of somebody who has the key of this authority, in the place of the injector. */
async function impostor(authority: Authority, { names }: Installed): Promise<AsyncDisposable> {
  const validity = validFor(LEAF_LIFE_MS, new Date());
  const { keyPair } = await newLeaf(authority, validity, { ...names, identity: 'impostor' });
  const server = createServer(keyPair, (_request, response) => response.end('{}')).listen(PORT, NODE_ADDRESS);
  await once(server, 'listening');
  return {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

it('does not let API servers believe a leaked authority, and serves them soon with a new one', async () => {
  const installed = await install(cluster, 'leaked');
  const { names } = installed;
  await cluster.kubectl(['create', '--filename=-'], JSON.stringify(service(names)));
  await withTemporaryDirectory(join(tmpdir(), 'leak-'), async (directory) => {
    const own = await kubeconfigOf(cluster, names.namespace);
    const kubeconfig = await writeKubeconfig(join(directory, 'kubeconfig'), own.exportConfig());
    using server = serveProcess(names, kubeconfig);
    await expect.poll(server.readyz).toBe(200);
    const leaked = await issuing(installed);
    await using calls = callContinuously(() => createPod(installed));
    await calls.goOn();
    const began = performance.now();
    const rotate = ['certs', 'rotate', '--leaked', '-n', names.namespace, '--authority-secret', names.secret];
    const { exitCode, stderr } = await runToEnd(rotate, { env: inCluster(cluster.kubeconfig) });
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('withdrawal requested')]);
    const trusted = async () => {
      const { pem } = (await issuing(installed)).certificate;
      const bundles = await installed.bundles();
      return pem !== leaked.certificate.pem && bundles.every((each) => each === pem);
    };
    await expectSoon('to withdraw trust', 10_000, () => expect.poll(trusted).toBe(true));
    const created = () => calls.answers.get('created') ?? 0;
    const createdBefore = created();
    await expectSoon('to be called again', 30_000, () => expect.poll(created).toBeGreaterThan(createdBefore + 100));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${calls.failures.length} of ${created()} calls failed around a withdrawal, within ${seconds} s`);
    expect(await server.readyz()).toBe(200);
    await calls[Symbol.asyncDispose]();
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
    await using _leaked = await impostor(leaked, installed);
    await expect(createPod(installed).catch((error) => Promise.reject(whyFailed(error)))).rejects.toContain(
      'certificate signed by unknown authority',
    );
  });
});
