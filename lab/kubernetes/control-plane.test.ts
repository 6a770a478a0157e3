import { chmodSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { NEWEST } from './binary/kubernetes-versions.ts';
import { programsOf, required } from './control-plane/programs.ts';
import { createNamespace } from './made-namespaces.ts';
import { startCluster } from './start-cluster.ts';
import { withTemporaryDirectory } from './temporary-directory.ts';

const CHART = join(import.meta.dirname, '../../charts/polyaxon-gcs-injector');

afterEach(() => vi.unstubAllEnvs());

it('starts a control plane without a node', async () => {
  await using cluster = await startCluster({ node: false });
  await cluster.kubectl(['run', 'stored', '--image=none.test/image:1']);
  expect(await cluster.kubectl(['get', 'pod', 'stored', '--output=jsonpath={.status.phase}'])).toBe('Pending');
  expect(cluster.hasNode).toBe(false);
});

it('starts etcd and kube-apiserver of KUBEBUILDER_ASSETS', async () => {
  await withTemporaryDirectory(join(tmpdir(), 'assets-'), async (assets) => {
    await writeAssets(assets);
    vi.stubEnv('KUBEBUILDER_ASSETS', assets);
    await using cluster = await startCluster();
    await cluster.kubectl(['run', 'stored', '--image=none.test/image:1']);
    expect(await cluster.kubectl(['get', 'pod', 'stored', '--output=name'])).toBe('pod/stored\n');
    expect(cluster.hasNode).toBe(false);
  });
});

it('uses the cluster of KUBECONFIG, leaves it running, and removes what it made there', async () => {
  await using cluster = await startCluster({ node: false });
  await withTemporaryDirectory(join(tmpdir(), 'tools-'), async (tools) => {
    await writeAssets(tools);
    vi.stubEnv('KUBECONFIG', cluster.kubeconfig);
    vi.stubEnv('KUBECACHEDIR', tools);
    vi.stubEnv('PATH', `${tools}:${process.env['PATH']}`);
    const existing = await startCluster();
    await cluster.kubectl(['create', 'namespace', 'somebody']);
    await createNamespace(existing, 'made');
    await existing.helm(['install', 'made', CHART, '--namespace=made', '--no-hooks']);
    const listed = () => existing.kubectl(['get', 'namespaces,mutatingwebhookconfigurations', '--output=name']);
    const before = await listed();
    expect(before).toContain('namespace/made\n');
    expect(before).toContain('mutatingwebhookconfiguration.');
    await existing.stop();
    const after = await listed();
    expect(after).toContain('namespace/somebody\n');
    expect(after).not.toMatch(/namespace\/made\n|mutatingwebhookconfiguration/);
    await expect(existing.loadImage('image.tar')).rejects.toThrow('only a kind cluster takes an image archive');
  });
});

/** The three programs of `setup-envtest` and Helm, as scripts that call ours. */
async function writeAssets(folder: string): Promise<void> {
  const programs = await programsOf(NEWEST.minor);
  for (const name of ['etcd', 'kube-apiserver', 'kubectl', 'helm'] as const) {
    writeFileSync(join(folder, name), `#!/bin/sh\nexec ${required(programs, name).join(' ')} "$@"\n`);
    chmodSync(join(folder, name), 0o755);
  }
}
