import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { DEFAULT_LABELS, type RecognitionLabels } from '../../../src/polyaxon/recognition.ts';
import { FAIL_OPEN, OPTED_IN } from '../../support/public-names.ts';
import { createTrialNamespace, podTrial, type TryPod } from './admissions.ts';
import { type Manifest, render, the, type Values } from './helm.ts';
import { edgePods, fixturePods, isWanted } from './pods.ts';

const PODS = [...fixturePods(), ...edgePods()];
const RUN: Pod = {
  metadata: { labels: { type: 'polyaxon-runner', app: 'polyaxon-job' } },
  spec: { containers: [{ name: 'a' }] },
};
const CALLED = 'failed calling webhook "fail-closed.polyaxon-gcs-injector.io"';

const NAMESPACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  closed: OPTED_IN,
  open: { ...OPTED_IN, ...FAIL_OPEN },
  mistyped: { ...OPTED_IN, 'polyaxon-gcs-injector.io/failure-policy': 'Ignore' },
  unlabelled: {},
  'opted-out': { 'polyaxon-gcs-injector.io/inject': 'disabled' },
  'half-labelled': FAIL_OPEN,
};

/**
 * There is no server behind the entries. An API server that calls the closed one refuses the pod, and names the entry.
 */
describe('the API server', () => {
  let cluster: Cluster;
  let tryPod: TryPod;

  beforeAll(async () => {
    cluster = await startCluster({ node: false });
    tryPod = podTrial(cluster);
    for (const [name, labels] of Object.entries(NAMESPACES)) await createTrialNamespace(cluster, name, labels);
    await cluster.kubectl([
      'label',
      'namespace',
      'kube-system',
      ...Object.entries(OPTED_IN).map((label) => label.join('=')),
    ]);
  });
  afterAll(() => cluster?.stop());

  /** Replaces the webhook configuration, and waits until the API server has the new one. */
  const use = async (values: Values = {}, probe = RUN) => {
    const manifest = the(await render(values), 'MutatingWebhookConfiguration');
    const { name } = manifest.metadata;
    await cluster.kubectl(['delete', 'mutatingwebhookconfiguration', name, '--ignore-not-found']);
    await expect.poll(() => tryPod(probe, 'closed')).toBeUndefined();
    await cluster.kubectl(['create', '--filename=-'], JSON.stringify(manifest satisfies Manifest));
    await expect.poll(() => tryPod(probe, 'closed')).toContain(CALLED);
  };

  const wronglyCalled = async (names: RecognitionLabels) => {
    const wrong: string[] = [];
    for (const { name, pod } of PODS) {
      const answer = await tryPod(pod, 'closed');
      if (answer !== undefined && !answer.includes(CALLED)) wrong.push(`${name}: ${answer}`);
      if ((answer !== undefined) !== isWanted(pod, names)) wrong.push(name);
    }
    return wrong;
  };

  it('calls for exactly the pods that the server recognises', async () => {
    expect(PODS.length).toBeGreaterThan(80);
    await use();
    expect(await wronglyCalled(DEFAULT_LABELS)).toEqual([]);
  });

  it("calls the entry that the namespace's labels choose, never for kube-system", async () => {
    await use();
    for (const [namespace, isClosed] of [
      ['closed', true],
      ['mistyped', true],
      ['open', false],
      ['unlabelled', false],
      ['opted-out', false],
      ['half-labelled', false],
    ] as const) {
      expect([namespace, (await tryPod(RUN, namespace))?.includes(CALLED) ?? false]).toEqual([namespace, isClosed]);
    }
    await cluster.kubectl(['create', 'serviceaccount', 'runs', '--namespace=kube-system']);
    expect(await tryPod(RUN, 'kube-system')).toBeUndefined();
  });

  it('recognises changed label values of a Polyaxon chart', async () => {
    const recognition = { type: 'mine', apps: { job: 'my-job' } };
    const run = { ...RUN, metadata: { labels: { type: 'mine', app: 'my-job' } } };
    await use({ config: { recognition } }, run);
    expect(await wronglyCalled({ ...DEFAULT_LABELS, runnerType: 'mine', job: 'my-job' })).toEqual([]);
  });

  it('fails open by default if the values say so', async () => {
    await cluster.kubectl(['label', 'namespace', 'closed', 'polyaxon-gcs-injector.io/failure-policy=fail']);
    await use({ webhook: { failurePolicy: 'Ignore' } });
    expect(await tryPod(RUN, 'mistyped')).toBeUndefined();
    expect(await tryPod(RUN, 'open')).toBeUndefined();
  });

  it('misses no labelled run if it recognises runs only by labels', async () => {
    const run = {
      ...RUN,
      metadata: {
        labels: { 'app.kubernetes.io/managed-by': 'polyaxon', 'app.kubernetes.io/part-of': 'polyaxon-runs' },
      },
    };
    await use({ webhook: { matchConditions: false } }, run);
    const missed: string[] = [];
    for (const { name, pod } of fixturePods().filter(({ pod }) => isWanted(pod, DEFAULT_LABELS))) {
      if ((await tryPod(pod, 'closed')) === undefined) missed.push(name);
    }
    expect(missed.filter((name) => !/dask/i.test(name))).toEqual([]);
  });
});
