import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHART } from '../chart/helm.ts';
import { INJECTOR } from '../chart/release-names.ts';
import { STORES } from '../chart/values-of-modes.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { BUSYBOX_IMAGE } from '../cluster/images/test-images.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { FAIL_OPEN, OPTED_IN, STATUS } from '../public-names.ts';
import { loadInjector } from './image.ts';
import { installChart } from './installed.ts';
import { createTeam } from './team.ts';
import { runTrial, type TryRun } from './try-run.ts';

/** Opted in, as is usual with 0.x, which has its platform and its runs in one namespace. */
const NAMESPACE = 'polyaxon';
const IN_NAMESPACE = `--namespace=${NAMESPACE}`;
const RUN_0X = { type: 'polyaxon-runner', app: 'polyaxon-job' };
const RUN_2X = { 'app.kubernetes.io/managed-by': 'polyaxon', 'app.kubernetes.io/part-of': 'polyaxon-runs' };
const SOON = { timeout: 120_000 };

const podSpec = { restartPolicy: 'Never', containers: [{ name: 'main', image: BUSYBOX_IMAGE, command: ['true'] }] };
const aPod = (labels: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { generateName: 'pod-', labels },
  spec: podSpec,
});
const JOB = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'waiting', labels: RUN_2X },
  spec: { template: { metadata: { labels: RUN_2X }, spec: podSpec } },
};

/** The message as a text tells it, up to where it goes on differently each time, or where its quotation ends. */
function toldIn(text: string): string {
  const [told] = /failed calling webhook "fail-closed[^…`\n]*/.exec(text) ?? [];
  if (told === undefined) throw new Error('the message is not in the text');
  return told.trimEnd();
}

describe('the chart in the very namespace that it injects', () => {
  let cluster: Cluster;
  let tryRun: TryRun;
  let notes: string;

  beforeAll(async () => {
    cluster = await startCluster();
    await loadInjector(cluster);
    await createTeam(cluster, NAMESPACE);
    await createTeam(cluster, 'open', {
      labels: { ...OPTED_IN, ...FAIL_OPEN },
    });
    await createTeam(cluster, 'elsewhere', { labels: {} });
    notes = await installChart(cluster, { config: STORES }, NAMESPACE);
    tryRun = runTrial(cluster);
  }, 240_000);
  afterAll(() => cluster?.stop());

  const create = (object: object, namespace = NAMESPACE, ...flags: readonly string[]) =>
    cluster.kubectl(
      ['create', `--namespace=${namespace}`, '--filename=-', '--output=json', ...flags],
      JSON.stringify(object),
    );
  const scale = (replicas: number) =>
    cluster.kubectl(['scale', 'deployment', INJECTOR, `--replicas=${replicas}`, IN_NAMESPACE]);
  const ourPods = async () => {
    const ours = ['get', 'pods', IN_NAMESPACE, '--selector=app.kubernetes.io/instance=plx', '--output=name'];
    return (await cluster.kubectl(ours)).trim().split('\n');
  };

  it('comes back by itself when all its pods are deleted at once', async () => {
    const before = await ourPods();
    expect(before).toHaveLength(2);
    await cluster.kubectl(['delete', ...before, IN_NAMESPACE, '--force', '--grace-period=0']);
    const deleted = performance.now();
    await cluster.kubectl(['rollout', 'status', `deployment/${INJECTOR}`, IN_NAMESPACE, '--timeout=120s']);
    await expect.poll(() => tryRun(NAMESPACE), SOON).toBe('injected');
    console.log(`back ${((performance.now() - deleted) / 1000).toFixed(1)} s after all pods were deleted`);
    expect((await ourPods()).filter((name) => before.includes(name))).toEqual([]);
  });

  describe('while no replica answers', () => {
    beforeAll(async () => {
      await scale(0);
      const gone = ['wait', '--for=delete', 'pod', '--selector=app.kubernetes.io/instance=plx', IN_NAMESPACE];
      await cluster.kubectl([...gone, '--timeout=90s']);
    }, 120_000);

    it('refuses runs with the message that NOTES and READMEs tell', async () => {
      const printed = await create(aPod(RUN_0X)).catch((error: Error) => error.message);
      expect(printed).toContain('fail-closed.polyaxon-gcs-injector.io');
      expect(printed).toContain(toldIn(notes));
      for (const file of [join(CHART, 'README.md'), join(CHART, '../../README.md')]) {
        expect(printed).toContain(toldIn(await readFile(file, 'utf8')));
      }
    });

    it('lets runs of a fail-open namespace start, and they are not injected', async () => {
      expect(await tryRun('open')).toBe('unseen');
    });

    it.each<[string, string, Readonly<Record<string, string>>]>([
      ['of the platform in the same namespace', NAMESPACE, { type: 'polyaxon-core', app: 'polyaxon-api' }],
      ['that is a build', NAMESPACE, { type: 'polyaxon-runner', app: 'polyaxon-dockerizer' }],
      ['without labels', NAMESPACE, {}],
      ['of somebody else', NAMESPACE, { app: 'web' }],
      ['that opted out', NAMESPACE, { ...RUN_0X, 'polyaxon-gcs-injector.io/inject': 'disabled' }],
      ['that is a run of a namespace without the label', 'elsewhere', RUN_2X],
      ['with the labels of a run in kube-system', 'kube-system', RUN_0X],
    ])('does not touch a pod %s', async (_which, namespace, labels) => {
      expect(JSON.parse(await create(aPod(labels), namespace, '--dry-run=server')).kind).toBe('Pod');
    });

    it('lets a Deployment of the same namespace start its pods', async () => {
      const web = ['create', 'deployment', 'web', `--image=${BUSYBOX_IMAGE}`, IN_NAMESPACE, '--', 'sleep', '3600'];
      await cluster.kubectl(web);
      await cluster.kubectl(['rollout', 'status', 'deployment/web', IN_NAMESPACE, '--timeout=90s']);
    });

    it('lets runs of the namespace start once it has the label that NOTES name', async () => {
      const label = 'polyaxon-gcs-injector.io/failure-policy=ignore';
      expect(notes).toContain(label);
      await cluster.kubectl(['label', 'namespace', NAMESPACE, label]);
      await expect.poll(() => tryRun(NAMESPACE), SOON).toBe('unseen');
      await cluster.kubectl(['label', 'namespace', NAMESPACE, 'polyaxon-gcs-injector.io/failure-policy-']);
      await expect.poll(() => tryRun(NAMESPACE), SOON).toContain('failed calling webhook');
    });

    it('keeps a Job waiting, which runs injected once replicas are back', async () => {
      await create(JOB);
      const events = ['get', 'events', IN_NAMESPACE, '--field-selector=reason=FailedCreate', '--output=json'];
      await expect.poll(() => cluster.kubectl(events), SOON).toContain('fail-closed.polyaxon-gcs-injector.io');
      await scale(2);
      await expect.poll(() => tryRun(NAMESPACE), SOON).toBe('injected');
      const pods = ['get', 'pods', IN_NAMESPACE, '--selector=batch.kubernetes.io/job-name=waiting', '--output=json'];
      const reason = async () => {
        const [pod] = JSON.parse(await cluster.kubectl(pods)).items;
        return JSON.parse(pod?.metadata.annotations[STATUS] ?? '{}').reason;
      };
      await expect.poll(reason, SOON).toBe('injected');
    }, 240_000);
  });
});
