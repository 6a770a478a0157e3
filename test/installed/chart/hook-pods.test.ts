import { expect, it } from 'vitest';
import { render, the, type Values } from './helm.ts';
import { INJECTOR } from './release-names.ts';

const CHECK = `${INJECTOR}-check`;
const TEST = `${INJECTOR}-test`;

const SETTINGS: Values = {
  priorityClassName: 'high',
  runtimeClassName: 'gvisor',
  nodeSelector: { pool: 'system' },
  tolerations: [{ key: 'pool', operator: 'Exists' }],
  affinity: { podAntiAffinity: {} },
  imagePullSecrets: [{ name: 'pull' }],
};

it.each([CHECK, TEST])('lands where the replicas do: %s', async (name) => {
  const manifests = await render(SETTINGS);
  const replica = the(manifests, 'Deployment')['spec'].template.spec;
  const { spec } = the(manifests, 'Pod', name);
  for (const member of ['securityContext', ...Object.keys(SETTINGS)]) {
    expect([member, spec[member]]).toEqual([member, replica[member]]);
  }
  expect(spec.containers[0].image).toBe(replica.containers[0].image);
  expect(spec.containers[0].securityContext).toEqual(replica.containers[0].securityContext);
});

it.each([CHECK, TEST])('gets no sidecar of a mesh, which would not end: %s', async (name) => {
  const { metadata } = the(await render(), 'Pod', name);
  expect(metadata['labels']).toMatchObject({
    'sidecar.istio.io/inject': 'false',
    'kuma.io/sidecar-injection': 'disabled',
  });
  expect(metadata['annotations']).toMatchObject({ 'linkerd.io/inject': 'disabled' });
});

it.each([CHECK, TEST])('is none of the pods that serve, and has no token: %s', async (name) => {
  const manifests = await render();
  const { metadata, spec } = the(manifests, 'Pod', name);
  expect(metadata['labels']).not.toMatchObject(the(manifests, 'Service', INJECTOR)['spec'].selector);
  expect(spec.automountServiceAccountToken).toBe(false);
});

it('starts the image before an installation and an upgrade, with the resources of a replica', async () => {
  const manifests = await render();
  const { metadata, spec } = the(manifests, 'Pod', CHECK);
  expect(metadata['annotations']).toMatchObject({ 'helm.sh/hook': 'pre-install,pre-upgrade' });
  expect(spec.containers[0]).toMatchObject({ args: ['version'] });
  const replica = the(manifests, 'Deployment')['spec'].template.spec;
  expect(spec.containers[0].resources).toEqual(replica.containers[0].resources);
});

it('waits for a Secret that others must bring', async () => {
  const manifests = await render({ tls: { existingSecret: 'injector-tls' } });
  expect(the(manifests, 'Pod', CHECK)['spec'].volumes).toEqual([
    { name: 'certs', secret: { secretName: 'injector-tls' } },
  ]);
});

it('can be left out', async () => {
  const manifests = await render({ installCheck: { enabled: false } });
  expect(the(manifests, 'Pod').metadata.name).toBe(TEST);
});
