import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEWEST } from './binary/kubernetes-versions.ts';
import type { Cluster } from './cluster.ts';
import { buildImage } from './images/build-image.ts';
import { BUSYBOX_IMAGE, NODE_IMAGE, nodeImage } from './images/test-images.ts';
import { probeManifests } from './probe/manifests.ts';
import { KUBERNETES_VARIABLE, startCluster } from './start-cluster.ts';
import { withTemporaryDirectory } from './temporary-directory.ts';

describe('a cluster', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster({ audit: true });
  });
  afterAll(() => cluster?.stop());

  const runJob = async (name: string, image: string, command: readonly string[] = []) => {
    await cluster.kubectl(['create', 'job', name, `--image=${image}`, ...(command.length ? ['--', ...command] : [])]);
    await cluster.kubectl(['wait', '--for=condition=complete', `job/${name}`, '--timeout=240s']);
    return cluster.kubectl(['logs', `job/${name}`]);
  };

  it('has the requested version, which Helm sees too', async () => {
    const version = JSON.parse(await cluster.kubectl(['version', '--output=json']));
    const minor = process.env[KUBERNETES_VARIABLE] ?? NEWEST.minor;
    expect(version.serverVersion.gitVersion).toMatch(`v${minor}.`);
    expect(await cluster.helm(['list', '--output=json'])).toBe('[]\n');
  });

  it('runs a Job to its end and gives its logs', async () => {
    // containerd loses the output of a container that ends before it begins to read.
    expect(await runJob('greet', BUSYBOX_IMAGE, ['sh', '-c', 'sleep 1; echo hello'])).toBe('hello\n');
  });

  it('runs an image that was built from a Dockerfile on top of the pinned Node', async () => {
    await withTemporaryDirectory(join(tmpdir(), 'built-'), async (directory) => {
      const archive = join(directory, 'greeting.tar');
      const context = join(import.meta.dirname, 'probe');
      const dockerfile = join(context, 'Dockerfile');
      const buildArgs = { NODE_IMAGE };
      await buildImage({ dockerfile, context, buildArgs, tag: 'test.local/greeting:1', archive });
      await cluster.loadImage(archive);
    });
    expect(await runJob('built', 'test.local/greeting:1')).toMatch(/^hello from v24\./);
  });

  it('calls a webhook pod behind a Service, and that pod calls the API server', async () => {
    await cluster.loadImage(await nodeImage());
    await cluster.kubectl(['apply', '--filename=-'], await probeManifests());
    await cluster.kubectl([
      'wait',
      '--namespace=probe',
      '--for=condition=available',
      'deployment/probe',
      '--timeout=240s',
    ]);
    const caller = 'system:serviceaccount:probe:default';
    await expect.poll(() => probeAnnotation()).toBe(caller);
    const audit = readFileSync(join(cluster.logs ?? '', 'audit.log'), 'utf8');
    expect(audit).toContain(`"probe.example.com/caller":"${caller}"`);
  });

  const probeAnnotation = async () => {
    const run = ['run', 'probed', `--image=${BUSYBOX_IMAGE}`, '--dry-run=server', '--output=json'];
    const pod = await cluster.kubectl(run).catch(() => '{}');
    return JSON.parse(pod).metadata?.annotations?.['probe'];
  };
});
