import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { readRun } from '../../../src/injection/reading/run.ts';
import { annotationsOf, type Pod } from '../../../src/kubernetes/pod.ts';
import { DEFAULT_LABELS } from '../../../src/polyaxon/recognition.ts';
import { FAIL_OPEN, OPTED_IN, STATUS } from '../../support/public-names.ts';
import { createTrialNamespace, podTrial, type TryPod } from './admissions.ts';
import { render } from './helm.ts';
import { edgePods, fixturePods, isWanted } from './pods.ts';
import { INJECTOR } from './release-names.ts';

const PODS = [...fixturePods(), ...edgePods()];
const RUN: Pod = {
  metadata: { labels: { type: 'polyaxon-runner', app: 'polyaxon-job' } },
  spec: { containers: [{ name: 'a' }] },
};

/** A run that was injected, by us or by its author, or that says why not. */
function isExplained(pod: Pod): boolean {
  const { main, mainBy } = readRun(pod);
  const hasCredentials = mainBy !== 'choice' && main?.env.has('GOOGLE_APPLICATION_CREDENTIALS') === true;
  return hasCredentials || annotationsOf(pod)[STATUS] !== undefined;
}

describe('the validating policy', () => {
  let cluster: Cluster;
  let tryPod: TryPod;

  beforeAll(async () => {
    cluster = await startCluster({ node: false, audit: true });
    tryPod = podTrial(cluster);
    await createTrialNamespace(cluster, 'closed', OPTED_IN);
    await createTrialNamespace(cluster, 'open', { ...OPTED_IN, ...FAIL_OPEN });
    await createTrialNamespace(cluster, 'unlabelled', {});
    const manifests = await render({ validatingPolicy: { enabled: true } });
    const policy = manifests.filter(({ kind }) => kind.startsWith('ValidatingAdmissionPolicy'));
    await cluster.kubectl(['create', '--filename=-'], policy.map((one) => JSON.stringify(one)).join('\n---\n'));
    const isInForce = async () => (await tryPod(RUN, 'closed'))?.includes('was not seen by');
    await vi.waitUntil(isInForce, { timeout: 240_000, interval: 100 });
  });
  afterAll(() => cluster?.stop());

  it('denies exactly the runs that the webhook missed', async () => {
    const wrong: string[] = [];
    for (const { name, pod } of PODS) {
      const answer = await tryPod(pod, 'closed');
      if (answer !== undefined && !answer.includes('was not seen by')) wrong.push(`${name}: ${answer}`);
      if ((answer !== undefined) !== (isWanted(pod, DEFAULT_LABELS) && !isExplained(pod))) wrong.push(name);
    }
    expect(wrong).toEqual([]);
  });

  it('names the pod, the place to look and the way to opt out', async () => {
    expect(await tryPod(RUN, 'closed')).toMatch(
      /Polyaxon run pod closed\/pod-\S+ was not seen by.*kubectl -n injector-system get pods.*inject=disabled/,
    );
  });

  it('admits them in a namespace that fails open, and notes it in the audit log', async () => {
    expect(await tryPod(RUN, 'open')).toBeUndefined();
    const log = () => readFileSync(join(cluster.logs ?? '', 'audit.log'), 'utf8');
    const failures = () =>
      log()
        .split('\n')
        .filter(
          (line) =>
            line.includes('/namespaces/open/pods') &&
            line.includes('validation.policy.admission.k8s.io/validation_failure'),
        );
    await expect.poll(failures).toHaveLength(1);
    expect(log()).toContain(`"${INJECTOR}/uninjected":"unseen"`);
  });

  it('says nothing about namespaces that did not opt in', async () => {
    expect(await tryPod(RUN, 'unlabelled')).toBeUndefined();
  });

  it('has expressions without a fault for the API server', async () => {
    const policy = ['get', 'validatingadmissionpolicy', INJECTOR, '--output=json'];
    const status = async () => JSON.parse(await cluster.kubectl(policy)).status;
    await expect.poll(async () => (await status())?.observedGeneration).toBe(1);
    expect((await status()).typeChecking).toEqual({});
  });
});
