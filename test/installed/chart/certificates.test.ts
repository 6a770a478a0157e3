import { expect, it } from 'vitest';
import { kindsOf, type Manifest, render, the } from './helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from './release-names.ts';
import { MODES } from './values-of-modes.ts';

const entriesOf = (manifests: readonly Manifest[]) => the(manifests, 'MutatingWebhookConfiguration')['webhooks'];
const serverOf = (manifests: readonly Manifest[]) => the(manifests, 'Deployment')['spec'].template.spec;

it('has its own authority by default, with empty objects and without a rendered bundle', async () => {
  const manifests = await render();
  expect(the(manifests, 'Secret')).not.toHaveProperty('data');
  expect(the(manifests, 'Lease')).not.toHaveProperty('spec');
  for (const { clientConfig } of entriesOf(manifests)) expect(clientConfig).not.toHaveProperty('caBundle');
  expect(serverOf(manifests).containers[0].args).toEqual(
    expect.arrayContaining([
      '--cluster',
      `--authority-secret=${INJECTOR}-ca`,
      `--authority-lease=${INJECTOR}-rotation`,
      `--webhook-configuration=${INJECTOR}`,
      `--service=${INJECTOR}`,
      `--namespace=${INJECTOR_NAMESPACE}`,
    ]),
  );
});

it("requests from cert-manager a certificate that chains to the release's authority", async () => {
  const manifests = await render({ certManager: { enabled: true } });
  const leaf = the(manifests, 'Certificate', INJECTOR)['spec'];
  const issuer = the(manifests, 'Issuer', leaf.issuerRef.name)['spec'];
  const authority = the(manifests, 'Certificate', `${INJECTOR}-ca`)['spec'];
  expect(leaf.dnsNames).toContain(`${INJECTOR}.${INJECTOR_NAMESPACE}.svc`);
  expect(issuer.ca.secretName).toBe(authority.secretName);
  expect(authority.isCA).toBe(true);
  expect(the(manifests, 'Issuer', authority.issuerRef.name)['spec']).toEqual({ selfSigned: {} });
  expect(the(manifests, 'MutatingWebhookConfiguration').metadata['annotations']).toEqual({
    'cert-manager.io/inject-ca-from': `${INJECTOR_NAMESPACE}/${INJECTOR}`,
  });
  expect(serverOf(manifests).volumes).toContainEqual({ name: 'certs', secret: { secretName: leaf.secretName } });
});

it('keeps the key of that authority, so that an old leaf chains to the renewed one', async () => {
  const manifests = await render({ certManager: { enabled: true } });
  expect(the(manifests, 'Certificate', `${INJECTOR}-ca`)['spec'].privateKey.rotationPolicy).toBe('Never');
});

it('uses an existing issuer of cert-manager', async () => {
  const manifests = await render(MODES['an issuer of cert-manager']);
  expect(kindsOf(manifests)).not.toContain('Issuer');
  expect(the(manifests, 'Certificate')['spec'].issuerRef).toEqual({ kind: 'ClusterIssuer', name: 'corporate' });
});

it('serves from a foreign Secret, trusted by the bundle of the values', async () => {
  const manifests = await render(MODES['files, labels instead of matchConditions, open by default']);
  for (const { clientConfig } of entriesOf(manifests)) {
    expect(Buffer.from(clientConfig.caBundle, 'base64').toString()).toMatch(/^-----BEGIN CERTIFICATE-----\nMIIB/);
  }
  expect(serverOf(manifests).containers[0].args).toContain('--certs=/certs');
  expect(serverOf(manifests).volumes).toContainEqual({ name: 'certs', secret: { secretName: 'injector-tls' } });
});

it.each([
  ['cert-manager', { certManager: { enabled: true } }],
  ['files', { tls: { existingSecret: 'injector-tls' } }],
])(
  'has no authority, no rights and no token with certificates from %s, if no Secret is read',
  async (_name, values) => {
    const manifests = await render({ ...values, rbac: { secrets: { mode: 'none' } } });
    const kinds = kindsOf(manifests);
    for (const kind of ['Secret', 'Lease', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']) {
      expect(kinds).not.toContain(kind);
    }
    expect(serverOf(manifests).automountServiceAccountToken).toBe(false);
    expect(serverOf(manifests).containers[0].args).not.toContain('--cluster');
  },
);
