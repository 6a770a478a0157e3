import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** What a TLS server for Google's hosts needs, and the certificate that its clients must trust. */
export interface Trust {
  readonly caPem: string;
  readonly certificate: string;
  readonly privateKey: string;
}

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Makes an authority that lives for one run, and its certificate for these hosts. Python 3.13 checks strictly: it wants
 * a key usage and both key identifiers.
 */
export async function createTrust(hosts: readonly string[]): Promise<Trust> {
  const caKeys = await newKeys();
  const ca = await createAuthority(caKeys);
  const leafKeys = await newKeys();
  const leaf = await createLeaf(hosts, leafKeys, { ca, caKeys });
  const key = await webcrypto.subtle.exportKey('pkcs8', leafKeys.privateKey);
  return { caPem: pem(ca), certificate: pem(leaf), privateKey: privateKeyPem(key) };
}

async function createAuthority(keys: webcrypto.CryptoKeyPair): Promise<X509Certificate> {
  return X509CertificateGenerator.createSelfSigned({
    name: 'CN=Fake Google test authority',
    ...validity(),
    signingAlgorithm: ECDSA,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
}

interface Authority {
  readonly ca: X509Certificate;
  readonly caKeys: webcrypto.CryptoKeyPair;
}

async function createLeaf(hosts: readonly string[], keys: webcrypto.CryptoKeyPair, { ca, caKeys }: Authority) {
  return X509CertificateGenerator.create({
    subject: `CN=${hosts[0]}`,
    issuer: ca.subject,
    ...validity(),
    signingAlgorithm: ECDSA,
    publicKey: keys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns', value }))),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
}

const newKeys = () => webcrypto.subtle.generateKey(ECDSA, true, ['sign', 'verify']);

/** Begins a day ago: the clocks of a cluster and of the test may differ. */
function validity() {
  const now = Date.now();
  return { notBefore: new Date(now - DAY_MILLISECONDS), notAfter: new Date(now + DAY_MILLISECONDS) };
}

const pem = (certificate: X509Certificate) => `${certificate.toString('pem')}\n`;

function privateKeyPem(key: ArrayBuffer): string {
  return `-----BEGIN PRIVATE KEY-----\n${Buffer.from(key).toString('base64')}\n-----END PRIVATE KEY-----\n`;
}
