import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { certificatesIn as pemIn, unique } from '../../../../src/certificates/certificate.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../../chart/release-names.ts';
import { CONFIGURATION } from '../release-state.ts';
import { readTlsSecret } from '../tls-secret.ts';
import { certificatesIn } from './objects.ts';

/** The place of a new authority: beside the old ones (since 1.19), or instead of them (before). */
export type Placing = 'beside' | 'instead';

/**
 * Simulates one pass of cert-manager's cainjector: writes a Certificate's authority into every entry of the
 * configuration that names it.
 */
export async function injectAuthority(cluster: Cluster, placing: Placing): Promise<void> {
  const { metadata, webhooks } = JSON.parse(await cluster.kubectl(['get', ...CONFIGURATION, '--output=json']));
  const [namespace, certificate] = (metadata.annotations?.['cert-manager.io/inject-ca-from'] ?? '').split('/');
  const authority = namespace === INJECTOR_NAMESPACE ? await authorityOf(cluster, certificate) : undefined;
  if (authority === undefined) throw new Error(`no authority for ${CONFIGURATION.join('/')}`);
  const configuration = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name: INJECTOR },
    webhooks: (webhooks as readonly Entry[]).map(({ name, clientConfig }) => ({
      name,
      clientConfig: { caBundle: bundle(placing === 'beside' ? clientConfig.caBundle : undefined, authority) },
    })),
  };
  const apply = ['apply', '--server-side', '--force-conflicts', '--field-manager=cert-manager-cainjector'];
  await cluster.kubectl([...apply, '--filename=-'], JSON.stringify(configuration));
}

interface Entry {
  readonly name: string;
  readonly clientConfig: { readonly caBundle?: string };
}

/** From a Secret that names this Certificate as its owner. Others do not count. */
async function authorityOf(cluster: Cluster, certificate: string): Promise<string | undefined> {
  const secretName = (await certificatesIn(cluster)).get(certificate)?.secretName;
  const secret = secretName === undefined ? undefined : await readTlsSecret(cluster, secretName);
  return secret?.annotations?.['cert-manager.io/certificate-name'] === certificate ? secret.ca : undefined;
}

function bundle(before = '', authority: string): string {
  const certificates = unique(pemIn(`${Buffer.from(before, 'base64')}${authority}`));
  return Buffer.from(certificates.map(({ pem }) => pem).join('')).toString('base64');
}
