import { describe, expect, it } from 'vitest';
import { type Manifest, render, the, type Values } from './helm.ts';
import { INJECTOR } from './release-names.ts';
import { MODES } from './values-of-modes.ts';

const deploymentOf = async (values: Values = {}) => the(await render(values), 'Deployment')['spec'];
const podOf = async (values: Values = {}) => (await deploymentOf(values)).template.spec;
const labelsOf = ({ metadata }: Manifest) => metadata['labels'] as Readonly<Record<string, string>>;

/** What people miss who know the charts of other webhooks. */
describe('the pods', () => {
  it('run on Linux alone, and with what the whole platform asks for', async () => {
    expect((await podOf()).nodeSelector).toEqual({ 'kubernetes.io/os': 'linux' });
    const pod = await podOf({
      nodeSelector: { pool: 'own' },
      global: { nodeSelector: { pool: 'system', zone: 'a' }, tolerations: [{ key: 'a' }], priorityClassName: 'high' },
      tolerations: [{ key: 'b' }],
    });
    expect(pod.nodeSelector).toEqual({ 'kubernetes.io/os': 'linux', pool: 'own', zone: 'a' });
    expect(pod.tolerations).toEqual([{ key: 'a' }, { key: 'b' }]);
    expect(pod.priorityClassName).toBe('high');
  });

  it('have no variables of other Services', async () => {
    expect((await podOf()).enableServiceLinks).toBe(false);
  });

  it.each([
    [{}, { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }],
    [
      { hostNetwork: true, ports: { webhook: 9443 } },
      { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
    ],
    [{ strategy: { type: 'Recreate' } }, { type: 'Recreate' }],
    [
      { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2 } } },
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2 } },
    ],
  ])('are replaced by the strategy of %j, whole', async (values, strategy) => {
    expect((await deploymentOf(values)).strategy).toEqual(strategy);
  });

  it('listen on the given address, else on every one', async () => {
    expect((await podOf({ host: '0.0.0.0' })).containers[0].args).toContain('--host=0.0.0.0');
    expect((await podOf()).containers[0].args.join(' ')).not.toContain('--host');
  });
});

describe('labels that an admin adds', () => {
  const BREAKING = {
    'app.kubernetes.io/name': 'mine',
    'app.kubernetes.io/instance': 'i',
    'app.kubernetes.io/component': 'c',
  };

  it.each([
    { commonLabels: BREAKING },
    { global: { commonLabels: BREAKING } },
    { podLabels: BREAKING },
    { deploymentLabels: BREAKING },
    { test: { podLabels: BREAKING }, installCheck: { podLabels: BREAKING } },
  ])('change no selector: %j', async (values) => {
    const manifests = await render(values);
    const plain = await render();
    expect(manifests.map(labelsOf)).toEqual(plain.map(labelsOf));
    const { selector, template } = the(manifests, 'Deployment')['spec'];
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  });

  it('are on every object', async () => {
    const manifests = await render({
      commonLabels: { team: 'ml' },
      global: { commonLabels: { team: 'x', platform: 'p' } },
    });
    for (const manifest of manifests) expect(labelsOf(manifest)).toMatchObject({ team: 'ml', platform: 'p' });
  });
});

describe('the Services', () => {
  it('are two: the metrics can be exposed without the webhook, and it without them', async () => {
    const manifests = await render(MODES['an issuer of cert-manager']);
    const [webhook, metrics] = [the(manifests, 'Service', INJECTOR), the(manifests, 'Service', `${INJECTOR}-metrics`)];
    expect(webhook['spec']).toMatchObject({ type: 'LoadBalancer', loadBalancerIP: '192.0.2.1' });
    expect(webhook['spec'].ports).toEqual([{ name: 'https', port: 443, targetPort: 'webhook', nodePort: 30443 }]);
    expect(metrics['spec'].ports).toEqual([{ name: 'metrics', port: 9100, targetPort: 'metrics' }]);
    expect(metrics['spec'].selector).toEqual(webhook['spec'].selector);
    expect(metrics.metadata['annotations']).toEqual({ 'prometheus.io/scrape': 'true' });
  });

  it('show the metrics to one monitor once, with all that an endpoint may have', async () => {
    const manifests = await render(MODES['the policy pair, rights to Secrets everywhere and all optional objects']);
    const { selector, endpoints, jobLabel, sampleLimit } = the(manifests, 'ServiceMonitor')['spec'];
    const chosen = manifests.filter(
      (one) =>
        one.kind === 'Service' &&
        Object.entries(selector.matchLabels).every(([key, value]) => labelsOf(one)[key] === value),
    );
    expect(chosen.map(({ metadata }) => metadata.name)).toEqual([`${INJECTOR}-metrics`]);
    expect({ jobLabel, sampleLimit }).toEqual({ jobLabel: 'app.kubernetes.io/name', sampleLimit: 10_000 });
    expect(endpoints[0]).toMatchObject({ port: 'metrics', scheme: 'https', honorLabels: true, followRedirects: false });
  });
});

describe('a control plane that reaches no Service', () => {
  it('calls a host, which the certificate of cert-manager names', async () => {
    const manifests = await render(MODES['an issuer of cert-manager']);
    const [{ clientConfig, timeoutSeconds }] = the(manifests, 'MutatingWebhookConfiguration')['webhooks'];
    expect(clientConfig).toEqual({ url: 'https://injector.example.com:8443/mutate--v1-pod' });
    expect(timeoutSeconds).toBe(30);
    const { dnsNames, privateKey, commonName, subject, secretTemplate, revisionHistoryLimit } = the(
      manifests,
      'Certificate',
    )['spec'];
    expect(dnsNames).toContain('injector.example.com');
    expect(privateKey).toEqual({ algorithm: 'RSA', size: 2048, rotationPolicy: 'Always' });
    expect({ commonName, subject, secretTemplate, revisionHistoryLimit }).toEqual({
      commonName: 'injector.example.com',
      subject: { organizations: ['ACME'] },
      secretTemplate: { labels: { team: 'ml' } },
      revisionHistoryLimit: 3,
    });
  });

  it.each(['192.0.2.7', '[2001:db8::7]:8443'])('calls the address %s', async (host) => {
    const manifests = await render({ certManager: { enabled: true }, webhook: { url: { host } } });
    const { ipAddresses, dnsNames } = the(manifests, 'Certificate', INJECTOR)['spec'];
    expect(ipAddresses).toEqual([host.replace(/^\[|\].*/g, '')]);
    expect(dnsNames).toHaveLength(2);
  });
});

it('lives in another namespace than the release if it is told so', async () => {
  const manifests = await render({ ...MODES['an issuer of cert-manager'], namespaceOverride: 'elsewhere' });
  const namespaces = manifests.flatMap(({ metadata: { namespace } }) => namespace ?? []);
  expect(new Set(namespaces)).toEqual(new Set(['elsewhere']));
  expect(JSON.stringify(manifests)).not.toContain('injector-system');
});
