import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { valuesTable } from '../../../scripts/values-table.ts';
import { CHART, helm, refusal } from './helm.ts';
import { MODES } from './values-of-modes.ts';

const readText = (file: string) => readFile(join(CHART, file), 'utf8');
const schema = JSON.parse(await readText('values.schema.json'));

it.each(Object.entries(MODES))('passes the linter: %s', async (_mode, values) => {
  await helm(['lint', '--strict', '--quiet', CHART, '--values=-'], JSON.stringify(values));
});

it('describes every value', async () => {
  const table = valuesTable(await readText('values.yaml'));
  for (const member of Object.keys(schema.properties).filter((name) => name !== 'enabled')) {
    expect(table).toMatch(new RegExp(`^\\| ${member}[ .]`, 'm'));
  }
});

it.each([
  [{ replicas: 3 }, "additional properties 'replicas' not allowed"],
  [{ image: { name: 'x' } }, "at '/image': additional properties 'name' not allowed"],
  [{ strategy: { tpye: 'Recreate' } }, "at '/strategy': additional properties 'tpye' not allowed"],
  [{ imagePullSecrets: [{ nmae: 'pull' }] }, "at '/imagePullSecrets/0': additional properties 'nmae' not allowed"],
  [{ global: { imagePullSecrets: ['pull'] } }, "at '/global/imagePullSecrets/0': got string, want object"],
  [{ tolerations: [{ kee: 'gpu' }] }, "at '/tolerations/0': additional properties 'kee' not allowed"],
  [{ config: { persistance: {} } }, "at '/config': additional properties 'persistance' not allowed"],
  [{ nameOverride: 'Injector_2' }, "at '/nameOverride': 'Injector_2' does not match pattern"],
  [{ webhook: { timeoutSeconds: 31 } }, "at '/webhook/timeoutSeconds': maximum: got 31, want 30"],
  [{ webhook: { url: { host: 'https://injector.example.com' } } }, "at '/webhook/url/host'"],
  [{ image: { registry: 'https://registry.example.com' } }, "at '/image/registry'"],
  [{ strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } }, "at '/strategy'"],
  [{ certManager: { privateKey: { algorithm: 'Ed25519' } } }, "at '/certManager/privateKey/algorithm'"],
  [{ namespaceOverride: 'Team B' }, "at '/namespaceOverride'"],
  [{ rbac: { secrets: { mode: 'namespaces' } } }, "at '/rbac/secrets/namespaces': minItems: got 0, want 1"],
  [{ rbac: { secrets: { namespaces: ['a', 'a'] } } }, "at '/rbac/secrets/namespaces': items at 0 and 1 are equal"],
  [
    { rbac: { secrets: { namespaces: ['Team B'] } } },
    "at '/rbac/secrets/namespaces/0': 'Team B' does not match pattern",
  ],
  [
    { config: { persistence: { outputs: { store: 'gcs', bucket: 'outputs' } } } },
    "at '/config/persistence/outputs/bucket'",
  ],
])('refuses %j and names the place', async (values, message) => {
  expect(await refusal(values)).toContain(message);
});

it.each([
  [
    'two sources of certificates',
    { certManager: { enabled: true }, tls: { existingSecret: 'injector-tls' } },
    'certManager.enabled and tls.existingSecret exclude each other: choose one source of certificates',
  ],
  [
    'one port for two things',
    { ports: { webhook: 8443, metrics: 8443 } },
    'ports.webhook, ports.health and ports.metrics must be three different ports',
  ],
  [
    'bounds of the autoscaler that cross',
    { autoscaling: { enabled: true, minReplicas: 3, maxReplicas: 2 } },
    'autoscaling.minReplicas must not be greater than autoscaling.maxReplicas',
  ],
  [
    "the kubelet's port on the nodes' network",
    { hostNetwork: true },
    "with hostNetwork, ports.webhook cannot be 10250, which is the kubelet's",
  ],
  [
    "everybody's account",
    { serviceAccount: { create: false } },
    'serviceAccount.create is false, so serviceAccount.name must name the one to use',
  ],
  [
    'a host that the own authority does not sign for',
    { webhook: { url: { host: 'injector.example.com' } } },
    'webhook.url.host needs certManager.enabled or tls.existingSecret',
  ],
  [
    'a monitor of a Service that is not there',
    { metrics: { service: { create: false }, serviceMonitor: { enabled: true } } },
    'metrics.serviceMonitor needs metrics.service.create',
  ],
])('refuses contradicting values: %s', async (_what, values, message) => {
  expect(await refusal(values)).toContain(message);
});

it('accepts global values and `enabled` from a parent chart', async () => {
  expect(await refusal({ global: { storageClass: 'fast' }, enabled: true })).toBe('not refused');
});

it("refuses unknown members everywhere, except in Kubernetes' own kinds and in shared values", () => {
  expect(openIn(schema, '').toSorted()).toEqual(OPEN.toSorted());
});

/** The API server checks its own kinds. `global` also belongs to other charts. */
const OPEN: readonly string[] = [
  '/properties/global',
  ...[
    ...['affinity', 'dnsConfig', 'hostAliases/items', 'lifecycle', 'podSecurityContext', 'resources'],
    ...['test/properties/resources', 'test/properties/securityContext', 'certManager/properties/subject'],
    ...['securityContext', 'topologySpreadConstraints/items'],
    ...['extraContainers', 'extraEnv', 'extraEnvFrom', 'extraInitContainers', 'extraVolumeMounts', 'extraVolumes'].map(
      (list) => `${list}/items`,
    ),
    ...['behavior', 'metrics/items'].map((member) => `autoscaling/properties/${member}`),
    ...['extraEgress', 'extraIngress', 'metricsFrom', 'webhookFrom'].map(
      (rules) => `networkPolicy/properties/${rules}/items`,
    ),
    'prometheusRule/properties/extraRules/items',
  ].map((member) => `/properties/${member}`),
  ...[
    ...['metricRelabelings/items', 'relabelings/items', 'tlsConfig', 'additionalProperties'],
    'endpointAdditionalProperties',
  ].map((member) => `/$defs/monitor/properties/${member}`),
];

/** The objects that may have members outside the schema. Conditions allow none: their branches name the members. */
function openIn(node: unknown, path: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const isOpen = 'type' in node && node.type === 'object' && !('additionalProperties' in node) && !('if' in node);
  const members = Object.entries(node).filter(([name]) => name !== 'if' && name !== 'not');
  return [...(isOpen ? [path] : []), ...members.flatMap(([name, value]) => openIn(value, `${path}/${name}`))];
}
