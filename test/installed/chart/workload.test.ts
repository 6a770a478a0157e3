import { expect, it } from 'vitest';
import { kindsOf, render, renderText, the } from './helm.ts';
import { MODES, STORES } from './values-of-modes.ts';

const podOf = async (values = {}) => the(await render(values), 'Deployment')['spec'].template;

it('renders the necessary objects and nothing that is switched off', async () => {
  expect(kindsOf(await render())).toEqual([
    'ClusterRole',
    'ClusterRoleBinding',
    'ConfigMap',
    'Deployment',
    'Lease',
    'MutatingWebhookConfiguration',
    'Pod', // before an installation
    'Pod', // helm test
    'PodDisruptionBudget',
    'Role',
    'RoleBinding',
    'Secret',
    'Service',
    'Service', // of the metrics
    'ServiceAccount',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
  ]);
});

it.each(Object.entries(MODES))('renders the same text each time: %s', async (_mode, values) => {
  expect(await renderText(values)).toBe(await renderText(values));
});

it('replaces two replicas and never has fewer', async () => {
  const { spec } = the(await render(), 'Deployment');
  expect(spec.replicas).toBe(2);
  expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
  expect(spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(15 + 30);
});

it('meets the restricted pod security standard, and leaves the user to the image or to the cluster', async () => {
  const { spec } = await podOf();
  expect(spec.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(spec.containers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

it.each(['podLabels', 'commonLabels'])(
  'is no Polyaxon run itself, whatever labels the admin adds: %s',
  async (member) => {
    const { metadata } = await podOf({ [member]: { 'app.kubernetes.io/managed-by': 'polyaxon' } });
    expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/managed-by': 'Helm' });
    expect(metadata.labels['app.kubernetes.io/part-of']).toBe('polyaxon-gcs-injector');
  },
);

it('makes new pods for a new configuration, which has only the given members', async () => {
  const manifests = await render({ config: STORES });
  const before = await podOf();
  const after = the(manifests, 'Deployment')['spec'].template;
  expect(after.metadata.annotations['checksum/config']).not.toBe(before.metadata.annotations['checksum/config']);
  const file = the(manifests, 'ConfigMap')['data']['config.yaml'];
  expect(file).not.toContain('recognition');
  expect(the(await render(), 'ConfigMap')['data']['config.yaml']).not.toContain('artifactsStore');
});

it('spreads pods over nodes and zones by their own labels', async () => {
  const { spec, metadata } = await podOf();
  for (const constraint of spec.topologySpreadConstraints) {
    expect(metadata.labels).toMatchObject(constraint.labelSelector.matchLabels);
  }
});

it.each([
  [{}, 'polyaxon-gcs-injector:0.1.0'],
  [{ image: { registry: 'r.example.com', tag: 'v2' } }, 'r.example.com/polyaxon-gcs-injector:v2'],
  [
    { image: { registry: 'r.example.com' }, global: { imageRegistry: 'g.example.com' } },
    'g.example.com/polyaxon-gcs-injector:0.1.0',
  ],
  [{ image: { digest: `sha256:${'a'.repeat(64)}` } }, `polyaxon-gcs-injector@sha256:${'a'.repeat(64)}`],
])('uses the image of %j', async (values, image) => {
  expect((await podOf(values)).spec.containers[0].image).toBe(image);
});

it('leaves the number of replicas to the autoscaler', async () => {
  const manifests = await render({ autoscaling: { enabled: true } });
  expect(the(manifests, 'Deployment')['spec']).not.toHaveProperty('replicas');
  expect(the(manifests, 'HorizontalPodAutoscaler')['spec']).toMatchObject({ minReplicas: 2, maxReplicas: 6 });
});

it('renders more objects from maps and from text, templates included', async () => {
  const manifests = await render(MODES['every setting of the pods']);
  expect(the(manifests, 'ConfigMap', 'plx-map')).toBeDefined();
  expect(the(manifests, 'ConfigMap', 'plx-text')).toBeDefined();
});
