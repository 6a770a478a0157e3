import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import type { KeyPair } from './key-pair.ts';
import type { Validity } from './validity.ts';

/** P-256: one signature costs a sixteenth of RSA-2048's, and every burst of pods is a burst of handshakes. */
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const LEAF_SUBJECT = 'CN=polyaxon-gcs-injector';

x509.cryptoProvider.set(webcrypto as never);

/**
 * A certificate authority that signs only leaves. Each has a name of its own, so that two in one bundle can be told
 * apart.
 */
export async function makeAuthority(title: string, validity: Validity): Promise<KeyPair> {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: serialNumber(),
    name: `CN=${title} ${randomBytes(4).toString('hex')}`,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: pem(certificate), key: await exportKey(keys.privateKey) };
}

export interface LeafWishes extends Validity {
  /** DNS names and addresses. */
  readonly names: readonly string[];
}

/** A server's certificate with its chain and key. */
export async function issueLeaf(authority: KeyPair, { names, ...validity }: LeafWishes): Promise<KeyPair> {
  const ca = new x509.X509Certificate(authority.cert);
  const keys = await makeKeys();
  const leaf = await x509.X509CertificateGenerator.create({
    ...validity,
    serialNumber: serialNumber(),
    subject: LEAF_SUBJECT,
    issuer: ca.subject,
    signingKey: await importKey(authority.key),
    publicKey: keys.publicKey,
    signingAlgorithm: ALGORITHM,
    extensions: await leafExtensions(names, keys.publicKey, ca),
  });
  return { cert: `${pem(leaf)}${pem(ca)}`, key: await exportKey(keys.privateKey) };
}

const leafExtensions = async (names: readonly string[], key: webcrypto.CryptoKey, ca: x509.X509Certificate) => [
  new x509.BasicConstraintsExtension(false, undefined, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
  new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
  new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }))),
  await x509.SubjectKeyIdentifierExtension.create(key),
  await x509.AuthorityKeyIdentifierExtension.create(ca.publicKey),
];

const pem = (certificate: x509.X509Certificate): string => `${certificate.toString('pem')}\n`;

const serialNumber = (): string => randomBytes(16).toString('hex');

const makeKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

const exportKey = async (key: webcrypto.CryptoKey): Promise<string> =>
  `${x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;

const importKey = (key: string): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(key), ALGORITHM, false, ['sign']);
