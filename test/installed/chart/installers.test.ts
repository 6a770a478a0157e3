import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CHART, helm, manifestsIn, render, renderText, the, type Values } from './helm.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/installers.md'), 'utf8');

interface Block {
  readonly platform: string;
  readonly values: Values;
}

/** The values of the page, each with its heading. */
const BLOCKS: readonly Block[] = PAGE.split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const [platform = ''] = section.split('\n');
    return [...section.matchAll(/^```yaml\n([^`]*)^```/gm)].map(([, text = '']) => ({ platform, values: parse(text) }));
  });

const of = (platform: string, index = 0): Values => {
  const blocks = BLOCKS.filter((block) => block.platform.startsWith(platform));
  return blocks[index]?.values ?? {};
};
const podOf = async (values: Values) => the(await render(values), 'Deployment')['spec'].template;

it('the page has values for each platform', () => {
  expect(new Set(BLOCKS.map(({ platform }) => platform)).size).toBeGreaterThan(10);
});

it.each(BLOCKS)('the values for $platform pass the linter and are rendered', async ({ values }) => {
  await helm(['lint', '--strict', '--quiet', CHART, '--values=-'], JSON.stringify(values));
  expect(manifestsIn(await renderText(values)).length).toBeGreaterThan(10);
});

describe('the values do what the page says', () => {
  it('OpenShift gives the user', async () => {
    const { spec } = await podOf(of('OpenShift'));
    const contexts = [spec.securityContext, ...spec.containers.map((each: Values) => each['securityContext'])];
    expect(JSON.stringify(contexts)).not.toMatch(/runAsUser|runAsGroup|fsGroup/);
  });

  it('AKS changes nothing', async () => {
    const { metadata } = the(await render(of('AKS')), 'MutatingWebhookConfiguration');
    expect(metadata['annotations']).toEqual({ 'admissions.enforcer/disabled': 'true' });
    expect((await podOf(of('AKS'))).spec.nodeSelector).toEqual({ 'kubernetes.io/os': 'linux' });
  });

  it("EKS reaches a node, on ports that are not the kubelet's, and its rollout ends", async () => {
    const { spec } = the(await render(of('EKS')), 'Deployment');
    expect(spec.template.spec.hostNetwork).toBe(true);
    expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 1, maxSurge: 0 });
    const [container] = spec.template.spec.containers;
    const ports = container.ports.map(({ containerPort }: { containerPort: number }) => containerPort);
    expect(ports).toEqual([9443, 9481, 9480]);
  });

  it('a mesh leaves the replicas and the pods of hooks out', async () => {
    const values = of('Istio');
    const manifests = await render(values);
    const pods = [await podOf(values), ...manifests.filter(({ kind }) => kind === 'Pod')];
    expect(pods).toHaveLength(3);
    for (const { metadata } of pods) {
      expect(metadata.labels).toMatchObject({
        'sidecar.istio.io/inject': 'false',
        'kuma.io/sidecar-injection': 'disabled',
      });
      expect(metadata.annotations).toMatchObject({ 'linkerd.io/inject': 'disabled' });
    }
  });

  it('a quota on limits finds one of each kind in every pod', async () => {
    const values = of('Quotas');
    const manifests = await render(values);
    const pods = [await podOf(values), ...manifests.filter(({ kind }) => kind === 'Pod')];
    for (const { spec } of pods) {
      for (const { resources } of spec.containers) {
        expect(resources).toMatchObject({ requests: { cpu: expect.anything(), memory: expect.anything() } });
        expect(resources).toMatchObject({ limits: { cpu: expect.anything(), memory: expect.anything() } });
      }
    }
  });

  it('kubectl gets every object but those of hooks', async () => {
    const args = ['template', 'plx', CHART, '--no-hooks'];
    const kinds = manifestsIn(await helm(args)).map(({ kind }) => kind);
    expect(kinds).toContain('MutatingWebhookConfiguration');
    expect(kinds).not.toContain('Pod');
  });
});
