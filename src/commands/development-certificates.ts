import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import type { KeyPair } from '../server/key-pair.ts';

export interface DevelopmentCertificates extends KeyPair {
  /** The certificate of the authority that signed the leaf. */
  readonly ca: string;
}

/** P-256: a signature costs a sixteenth of RSA-2048's, and every burst of pods is a burst of handshakes. */
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A month is long enough for development, and short enough that nobody builds on it. */
const VALID_MS = 30 * 24 * 60 * 60 * 1000;

/** Clocks of nodes differ: a certificate that is valid from this very second is refused by some. */
const BACKDATED_MS = 60 * 60 * 1000;

/** An authority and a serving certificate for names and addresses, with keys made on the spot. */
export async function makeDevelopmentCertificates(names: readonly string[]): Promise<DevelopmentCertificates> {
  x509.cryptoProvider.set(webcrypto as never);
  const authorityKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const leafKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const ca = await makeAuthority(authorityKeys as KeyPairOf);
  const leaf = await makeLeaf(names, {
    ca,
    authorityKey: authorityKeys.privateKey as webcrypto.CryptoKey,
    leafKey: leafKeys.publicKey as webcrypto.CryptoKey,
  });
  const key = await webcrypto.subtle.exportKey('pkcs8', leafKeys.privateKey);
  return { ca: pem(ca), cert: `${pem(leaf)}${pem(ca)}`, key: `${x509.PemConverter.encode(key, 'PRIVATE KEY')}\n` };
}

type KeyPairOf = { readonly publicKey: webcrypto.CryptoKey; readonly privateKey: webcrypto.CryptoKey };

const pem = (certificate: x509.X509Certificate): string => `${certificate.toString('pem')}\n`;

const validity = () => ({ notBefore: new Date(Date.now() - BACKDATED_MS), notAfter: new Date(Date.now() + VALID_MS) });

const serialNumber = (): string => randomBytes(16).toString('hex');

const makeAuthority = async (keys: KeyPairOf): Promise<x509.X509Certificate> =>
  x509.X509CertificateGenerator.createSelfSigned({
    ...validity(),
    serialNumber: serialNumber(),
    name: 'CN=polyaxon-gcs-injector development CA',
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });

interface LeafParts {
  readonly ca: x509.X509Certificate;
  readonly authorityKey: webcrypto.CryptoKey;
  readonly leafKey: webcrypto.CryptoKey;
}

const makeLeaf = async (
  names: readonly string[],
  { ca, authorityKey, leafKey }: LeafParts,
): Promise<x509.X509Certificate> =>
  x509.X509CertificateGenerator.create({
    ...validity(),
    serialNumber: serialNumber(),
    subject: 'CN=polyaxon-gcs-injector',
    issuer: ca.subject,
    signingKey: authorityKey,
    publicKey: leafKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })),
      ),
      await x509.SubjectKeyIdentifierExtension.create(leafKey),
      await x509.AuthorityKeyIdentifierExtension.create(ca.publicKey),
    ],
  });
