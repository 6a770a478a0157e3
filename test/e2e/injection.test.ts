import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readPod } from '../builders.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { BUSYBOX_IMAGE } from '../cluster/images/test-images.ts';
import { startInstalled } from './installed.ts';
import { createTeam, KEY_2X } from './team.ts';

const SHOW = 'env; cat "$GOOGLE_APPLICATION_CREDENTIALS"; id -u';

/** The fixture's containers with a program that a bare node has, as a user other than root. */
function aRun(name: string): string {
  const pod = structuredClone(readPod('polyaxon-versions/2.18.0-job.json')) as never as {
    metadata: Record<string, unknown>;
    spec: { containers: object[]; volumes: { name: string }[] };
  };
  const [main] = pod.spec.containers;
  const volumes = pod.spec.volumes.filter((volume) => !volume.name.startsWith('kube-api'));
  const sidecar = { ...pod.spec.containers[1], image: BUSYBOX_IMAGE, command: ['true'], args: [], volumeMounts: [] };
  return stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: pod.metadata['labels'] },
    spec: {
      restartPolicy: 'Never',
      securityContext: { runAsUser: 12345 },
      containers: [
        { ...main, image: BUSYBOX_IMAGE, command: ['/bin/sh', '-c', SHOW], args: [], volumeMounts: [] },
        sidecar,
      ],
      volumes,
    },
  });
}

describe('the chart with the image of the Dockerfile, with its own authority, in a real cluster', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startInstalled();
    await createTeam(cluster, 'team');
    await createTeam(cluster, 'elsewhere', { labels: {} });
  }, 240_000);
  afterAll(() => cluster?.stop());

  const run = async (namespace: string, name: string): Promise<string> => {
    const inNamespace = `--namespace=${namespace}`;
    await expect
      .poll(() => cluster.kubectl(['apply', inNamespace, '--filename=-'], aRun(name)), { timeout: 30_000 })
      .toContain(name);
    await cluster.kubectl(['wait', inNamespace, `--for=jsonpath={.status.phase}`, `pod/${name}`, '--timeout=10s']);
    await expect
      .poll(() => cluster.kubectl(['get', 'pod', name, inNamespace, '--output=jsonpath={.status.phase}']), {
        timeout: 60_000,
      })
      .toMatch(/Succeeded|Failed/);
    return cluster.kubectl(['logs', name, inNamespace, '--container=polyaxon-main']);
  };

  it('a run of a labelled namespace reads its key file and knows its outputs path, as a user other than root', async () => {
    const output = await run('team', 'injected');
    expect(output).toContain('GOOGLE_APPLICATION_CREDENTIALS=/plx-context/.gc/gc-secret.json\n');
    expect(output).toContain(
      'POLYAXON_RUN_OUTPUTS_PATH=gs://acme-plx-artifacts/8aac02e3a62a4f0aaa257c59da5eab80/outputs\n',
    );
    expect(output).toContain(KEY_2X);
    expect(output.trimEnd().endsWith('12345')).toBe(true);
    const status = [
      'get',
      'pod',
      'injected',
      '--namespace=team',
      '--output=jsonpath={.metadata.annotations.polyaxon-gcs-injector\\.io/status}',
    ];
    expect(JSON.parse(await cluster.kubectl(status))).toMatchObject({ v: 1, reason: 'injected' });
  });

  it('the same run elsewhere gets nothing', async () => {
    expect(await run('elsewhere', 'left-alone')).not.toContain('GOOGLE_APPLICATION_CREDENTIALS');
  });
});
