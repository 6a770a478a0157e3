import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { bundlePatch } from '../../../src/cluster/authority/guarded-patches.ts';
import { writeBundle } from '../../../src/rotation/bundle.ts';
import { authorityMadeAt } from '../../unit/rotation/made-authorities.ts';
import { CHART } from './helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE, RELEASE } from './release-names.ts';
import { type WebhookConfiguration, webhookConfiguration } from './webhook-configuration.ts';
import { WIDENINGS } from './widenings.ts';

const POLICY = ['get', 'validatingadmissionpolicy', `${INJECTOR}-authority`, '--output=json'];
const { rules: WIDENING = [] } = WIDENINGS;

describe('the ServiceAccount of a release may change its webhook configuration', () => {
  let cluster: Cluster;
  let configuration: WebhookConfiguration;

  const upgrade = (...args: readonly string[]) =>
    cluster.helm(['upgrade', '--install', '--no-hooks', RELEASE, CHART, `--namespace=${INJECTOR_NAMESPACE}`, ...args]);
  const policy = async () => JSON.parse(await cluster.kubectl(POLICY));

  beforeAll(async () => {
    cluster = await startCluster({ node: false });
    await cluster.kubectl(['create', 'namespace', INJECTOR_NAMESPACE]);
    await upgrade();
    configuration = await webhookConfiguration(cluster);
    const isInForce = async () => (await configuration.patch(WIDENING)).status === 422;
    await vi.waitUntil(isInForce, { timeout: 240_000, interval: 100 });
  });
  afterAll(() => cluster?.stop());

  it.each(Object.entries(WIDENINGS))('never in this: %s', async (_what, operations) => {
    expect(await configuration.patch(operations)).toEqual({
      status: 422,
      why: expect.stringContaining(`${INJECTOR} may change nothing but caBundle of its webhook`),
      isConflict: false,
    });
  });

  it('in caBundle, as the replicas write it', async () => {
    const { certificate } = await authorityMadeAt(new Date());
    const caBundle = writeBundle([certificate]);
    const patch = bundlePatch(await configuration.read(), caBundle);
    expect(await configuration.patch(patch, { isTrial: false })).toEqual({ status: 200, why: '' });
    const { webhooks } = await configuration.read();
    expect(webhooks?.map(({ clientConfig }) => clientConfig.caBundle)).toEqual([caBundle, caBundle]);
  });

  it('and others may change all of it', async () => {
    for (const operations of Object.values(WIDENINGS).filter((each) => JSON.stringify(each).includes('"rules"')))
      expect(await configuration.patch(operations, { isAdmin: true })).toEqual({ status: 200, why: '' });
    await upgrade('--set=webhook.timeoutSeconds=7');
    expect((await configuration.read()).webhooks?.map(({ timeoutSeconds }) => timeoutSeconds)).toEqual([7, 7]);
  });

  it('in no member of a webhook that this Kubernetes knows, but caBundle', async () => {
    const path = ['get', '--raw', '/openapi/v3/apis/admissionregistration.k8s.io/v1'];
    const { schemas } = JSON.parse(await cluster.kubectl(path)).components;
    const membersOf = (kind: string): readonly string[] =>
      Object.keys(schemas[`io.k8s.api.admissionregistration.v1.${kind}`].properties);
    const known = [
      ...membersOf('MutatingWebhook').filter((member) => !['name', 'clientConfig'].includes(member)),
      ...membersOf('WebhookClientConfig').map((member) => `clientConfig.?${member}`),
    ];
    const compared = (await policy()).spec.validations
      .flatMap(({ expression }: { expression: string }) => expression.match(/b\.\S+/g) ?? [])
      .map((member: string) => member.replace(/^b\.\??/, ''));
    expect(new Set([...compared, 'clientConfig.?caBundle'])).toEqual(new Set(['name', ...known]));
  });

  it('by expressions without a fault for the API server', async () => {
    await expect.poll(async () => (await policy()).status?.observedGeneration).toBe(1);
    expect((await policy()).status.typeChecking).toEqual({});
  });

  it('in everything if the value says so', async () => {
    await upgrade('--set=rbac.caBundleOnly=false');
    await expect.poll(() => configuration.patch(WIDENING)).toEqual({ status: 200, why: '' });
  });
});
