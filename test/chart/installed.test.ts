import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import { BUSYBOX_IMAGE } from '../cluster/images/test-images.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { loadInjector, REPOSITORY, TAG } from '../e2e/image.ts';
import { CHART } from './helm.ts';
import { STORES } from './values-of-modes.ts';

const NAMESPACE = 'injector-system';
const NAME = 'plx-polyaxon-gcs-injector';

const RUN = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'run', namespace: 'team', labels: { type: 'polyaxon-runner', app: 'polyaxon-job' } },
  spec: { containers: [{ name: 'main', image: BUSYBOX_IMAGE }] },
};

/** Not a right of the chart's, but of everyone who signed in. */
const isCommon = (line: string, common: ReadonlySet<string>) => line.trim() === '' || common.has(line);

describe('the chart on a node', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster();
    await loadInjector(cluster);
    await cluster.kubectl(['create', 'namespace', NAMESPACE]);
    await cluster.kubectl(['label', 'namespace', NAMESPACE, 'pod-security.kubernetes.io/enforce=restricted']);
    await cluster.kubectl(['create', 'namespace', 'team']);
    await cluster.kubectl(['label', 'namespace', 'team', 'polyaxon-gcs-injector.io/inject=enabled']);
    await cluster.kubectl(['wait', '--for=create', 'serviceaccount/default', '--namespace=team', '--timeout=30s']);
  });
  afterAll(() => cluster?.stop());

  const helm = (...args: readonly string[]) => cluster.helm([...args, `--namespace=${NAMESPACE}`]);
  const createRun = async () => {
    const create = ['create', '--dry-run=server', '--output=json', '--filename=-'];
    return JSON.parse(await cluster.kubectl(create, JSON.stringify(RUN)));
  };

  it('injects the first pod that is created after `helm install --wait`', async () => {
    const values = { image: { repository: REPOSITORY, tag: TAG }, config: STORES, validatingPolicy: { enabled: true } };
    await cluster.helm(
      ['install', 'plx', CHART, `--namespace=${NAMESPACE}`, '--wait', '--timeout=90s', '--values=-'],
      JSON.stringify(values),
    );
    const { metadata } = await createRun();
    expect(JSON.parse(metadata.annotations['polyaxon-gcs-injector.io/status']).reason).toBe('injected');
  });

  it('passes `helm test`', async () => {
    expect(await helm('test', 'plx', '--logs')).toContain('the webhook answers');
  });

  it('shows no drift after replicas wrote their certificates', async () => {
    const text = await helm('get', 'manifest', 'plx');
    expect(await cluster.kubectl(['diff', '--server-side', '--force-conflicts', '--filename=-'], text)).toBe('');
  });

  it('holds the rights that the README lists, and no more', async () => {
    const rights = async (account: string) => {
      const as = `--as=system:serviceaccount:${NAMESPACE}:${account}`;
      const list = await cluster.kubectl(['auth', 'can-i', '--list', '--no-headers', `--namespace=${NAMESPACE}`, as]);
      return list.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
    };
    const common = new Set(await rights('default'));
    expect((await rights(NAME)).filter((line) => !isCommon(line, common)).toSorted()).toEqual([
      `leases.coordination.k8s.io [] [${NAME}-rotation] [get update]`,
      `mutatingwebhookconfigurations.admissionregistration.k8s.io [] [${NAME}] [get list watch patch]`,
      `secrets [] [${NAME}-ca] [get list watch patch]`,
    ]);
  });

  it('refuses runs by the name of its entry while no replica answers, and is back with its replicas', async () => {
    await cluster.kubectl(['scale', 'deployment', NAME, '--replicas=0', `--namespace=${NAMESPACE}`]);
    const answer = () =>
      createRun().then(
        () => 'created',
        (error: Error) => error.message,
      );
    await expect.poll(answer, { timeout: 60_000 }).toContain('fail-closed.polyaxon-gcs-injector.io');
    await cluster.kubectl(['scale', 'deployment', NAME, '--replicas=2', `--namespace=${NAMESPACE}`]);
    await expect.poll(answer, { timeout: 60_000 }).toBe('created');
  });
});
