import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { V1Pod, V1PodList } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { loadInjector } from '../../../lab/kubernetes/images/injector-image.ts';
import { BUSYBOX_IMAGE } from '../../../lab/kubernetes/images/test-images.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { FAIL_OPEN, OPTED_IN, STATUS } from '../../support/public-names.ts';
import { CHART } from '../chart/helm.ts';
import { INJECTOR } from '../chart/release-names.ts';
import { STORES } from '../chart/values-of-modes.ts';
import { installChart } from './installed.ts';
import { jobLabelled, type Labels, podLabelled, RUN_0X, RUN_2X } from './labelled-pods.ts';
import { createTeam } from './team.ts';
import { runTrial, type TryRun } from './try-run.ts';

/** Opted in. With 0.x, platform and runs are usually in one namespace. */
const NAMESPACE = 'polyaxon';
const IN_NAMESPACE = `--namespace=${NAMESPACE}`;

/** The message as a text quotes it, up to its variable part or the end of the quotation. */
function toldIn(text: string): string {
  const [told] = /failed calling webhook "fail-closed[^…`\n]*/.exec(text) ?? [];
  if (told === undefined) throw new Error('the message is not in the text');
  return told.trimEnd();
}

const isReady = ({ status }: V1Pod): boolean =>
  status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;

describe('the chart in the namespace that it injects', () => {
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
  });
  afterAll(() => cluster?.stop());

  const create = (object: object, namespace = NAMESPACE, ...flags: readonly string[]) =>
    cluster.kubectl(
      ['create', `--namespace=${namespace}`, '--filename=-', '--output=json', ...flags],
      JSON.stringify(object),
    );
  const scale = (replicas: number) =>
    cluster.kubectl(['scale', 'deployment', INJECTOR, `--replicas=${replicas}`, IN_NAMESPACE]);
  const readyPods = async () => {
    const ours = ['get', 'pods', IN_NAMESPACE, '--selector=app.kubernetes.io/instance=plx', '--output=json'];
    const { items }: V1PodList = JSON.parse(await cluster.kubectl(ours));
    return items.filter(isReady).map(({ metadata }) => metadata?.name ?? '');
  };

  it('warns that the namespace is opted in', () => {
    expect(notes).toContain(`WARNING: namespace ${NAMESPACE} is opted in`);
  });

  it('recovers by itself after all its pods are deleted at once', async () => {
    const before = await readyPods();
    expect(before).toHaveLength(2);
    await cluster.kubectl(['delete', 'pod', ...before, IN_NAMESPACE, '--force', '--grace-period=0']);
    const deleted = performance.now();
    const newPods = async () => (await readyPods()).filter((name) => !before.includes(name));
    await expect.poll(newPods).toHaveLength(2);
    await expect.poll(() => tryRun(NAMESPACE)).toBe('injected');
    console.log(`back ${((performance.now() - deleted) / 1000).toFixed(1)} s after all pods were deleted`);
  });

  describe('while no replica answers', () => {
    beforeAll(async () => {
      await scale(0);
      const gone = ['wait', '--for=delete', 'pod', '--selector=app.kubernetes.io/instance=plx', IN_NAMESPACE];
      await cluster.kubectl([...gone, '--timeout=600s']);
    });

    it('refuses runs with the message in NOTES and in the documents', async () => {
      const printed = await create(podLabelled(RUN_0X)).catch((error: Error) => error.message);
      expect(printed).toContain('fail-closed.polyaxon-gcs-injector.io');
      expect(printed).toContain(toldIn(notes));
      for (const file of [join(CHART, 'README.md'), join(CHART, '../../docs/troubleshooting.md')]) {
        expect(printed).toContain(toldIn(await readFile(file, 'utf8')));
      }
    });

    it('lets runs of a fail-open namespace start without injection', async () => {
      expect(await tryRun('open')).toBe('unseen');
    });

    it.each<[string, string, Labels]>([
      ['of the platform in the same namespace', NAMESPACE, { type: 'polyaxon-core', app: 'polyaxon-api' }],
      ['that is a build', NAMESPACE, { type: 'polyaxon-runner', app: 'polyaxon-dockerizer' }],
      ['without labels', NAMESPACE, {}],
      ['of another program', NAMESPACE, { app: 'web' }],
      ['that opted out', NAMESPACE, { ...RUN_0X, 'polyaxon-gcs-injector.io/inject': 'disabled' }],
      ['that is a run of a namespace without the label', 'elsewhere', RUN_2X],
      ['with the labels of a run in kube-system', 'kube-system', RUN_0X],
    ])('does not touch a pod %s', async (_which, namespace, labels) => {
      expect(JSON.parse(await create(podLabelled(labels), namespace, '--dry-run=server')).kind).toBe('Pod');
    });

    it('lets a Deployment of the same namespace start its pods', async () => {
      const web = ['create', 'deployment', 'web', `--image=${BUSYBOX_IMAGE}`, IN_NAMESPACE, '--', 'sleep', '3600'];
      await cluster.kubectl(web);
      await cluster.kubectl(['rollout', 'status', 'deployment/web', IN_NAMESPACE, '--timeout=600s']);
    });

    it('lets runs of the namespace start once it has the label in NOTES', async () => {
      const label = 'polyaxon-gcs-injector.io/failure-policy=ignore';
      expect(notes).toContain(label);
      await cluster.kubectl(['label', 'namespace', NAMESPACE, label]);
      await expect.poll(() => tryRun(NAMESPACE)).toBe('unseen');
      await cluster.kubectl(['label', 'namespace', NAMESPACE, 'polyaxon-gcs-injector.io/failure-policy-']);
      await expect.poll(() => tryRun(NAMESPACE)).toContain('failed calling webhook');
    });

    it('keeps a Job waiting, and injects it once replicas are back', async () => {
      await create(jobLabelled('waiting', RUN_2X));
      const events = ['get', 'events', IN_NAMESPACE, '--field-selector=reason=FailedCreate', '--output=json'];
      await expect.poll(() => cluster.kubectl(events)).toContain('fail-closed.polyaxon-gcs-injector.io');
      await scale(2);
      await expect.poll(() => tryRun(NAMESPACE)).toBe('injected');
      const pods = ['get', 'pods', IN_NAMESPACE, '--selector=batch.kubernetes.io/job-name=waiting', '--output=json'];
      const reason = async () => {
        const [pod] = JSON.parse(await cluster.kubectl(pods)).items;
        return JSON.parse(pod?.metadata.annotations[STATUS] ?? '{}').reason;
      };
      await expect.poll(reason).toBe('injected');
    });
  });
});
