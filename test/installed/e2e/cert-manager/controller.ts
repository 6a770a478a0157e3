import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { applyTlsSecret, readTlsSecret, type TlsSecret } from '../tls-secret.ts';
import { type CertificateSpec, certificatesIn, issuersIn } from './objects.ts';
import { type Signer, sign } from './sign.ts';

/**
 * Simulates cert-manager's controller (read at 2d0d7f7, of August 2026), for one Certificate. Each call does what the
 * controller does for a new or due one. An issuer without a certificate gets its own first.
 */
export async function issue(cluster: Cluster, certificate: string): Promise<TlsSecret> {
  const spec = (await certificatesIn(cluster)).get(certificate);
  if (spec === undefined) throw new Error(`there is no Certificate ${certificate}`);
  const issuer = await signerOf(cluster, spec);
  const key = keyFor(spec, await readTlsSecret(cluster, spec.secretName));
  const signed = await sign(spec, key, issuer);
  const secret = {
    name: spec.secretName,
    annotations: { 'cert-manager.io/certificate-name': certificate },
    // Its root is not part of the chain.
    cert: pem(signed),
    // The encoding of a key unless a Certificate requests PKCS #8.
    key: key.export({ type: 'sec1', format: 'pem' }).toString(),
    ca: pem(issuer?.certificate ?? signed),
  };
  await applyTlsSecret(cluster, secret, 'cert-manager-certificates-issuing');
  return secret;
}

/** Undefined for a Certificate that signs itself. */
async function signerOf(cluster: Cluster, { issuerRef }: CertificateSpec): Promise<Signer | undefined> {
  const issuer = (await issuersIn(cluster)).get(issuerRef.name);
  if (issuer?.selfSigned) return undefined;
  if (issuer?.ca === undefined) throw new Error(`there is no Issuer ${issuerRef.name} that can sign`);
  const { secretName } = issuer.ca;
  const secret = await readTlsSecret(cluster, secretName);
  const { cert, key } = secret ?? (await issue(cluster, await ownerOf(cluster, secretName)));
  const certificate = new x509.X509Certificate(cert);
  if (!certificate.getExtension(x509.BasicConstraintsExtension)?.ca) throw new Error(`${secretName} may not sign`);
  return { certificate, key: createPrivateKey(key) };
}

async function ownerOf(cluster: Cluster, secret: string): Promise<string> {
  const all = [...(await certificatesIn(cluster))];
  const owners = all.flatMap(([name, { secretName }]) => (secretName === secret ? [name] : []));
  const [owner] = owners;
  if (owner === undefined || owners.length > 1) throw new Error(`${owners.length} Certificates for Secret ${secret}`);
  return owner;
}

/** Since 1.18 the key is new each time, unless the Certificate says otherwise. */
const keyFor = ({ privateKey }: CertificateSpec, before: TlsSecret | undefined): KeyObject =>
  before !== undefined && privateKey.rotationPolicy === 'Never'
    ? createPrivateKey(before.key)
    : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

const pem = (certificate: x509.X509Certificate): string => `${certificate.toString('pem')}\n`;
