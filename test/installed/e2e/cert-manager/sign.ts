import 'reflect-metadata';
import { createPublicKey, type KeyObject } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { CertificateSpec } from './objects.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const HOUR_MS = 60 * 60 * 1000;
const DEFAULT_DURATION = '2160h';

const KEY_USAGES: Readonly<Record<string, x509.KeyUsageFlags>> = {
  'digital signature': x509.KeyUsageFlags.digitalSignature,
  'key encipherment': x509.KeyUsageFlags.keyEncipherment,
};
const EXTENDED_KEY_USAGES: Readonly<Record<string, x509.ExtendedKeyUsage>> = {
  'server auth': x509.ExtendedKeyUsage.serverAuth,
  'client auth': x509.ExtendedKeyUsage.clientAuth,
};
const DEFAULT_USAGES: NonNullable<CertificateSpec['usages']> = ['digital signature', 'key encipherment'];

export interface Signer {
  readonly certificate: x509.X509Certificate;
  readonly key: KeyObject;
}

/**
 * The requested certificate, signed by its issuer or, without one, by itself. Like cert-manager's, it begins this very
 * second.
 */
export async function sign(spec: CertificateSpec, key: KeyObject, issuer?: Signer): Promise<x509.X509Certificate> {
  const subject = spec.commonName === undefined ? '' : `CN=${spec.commonName}`;
  const publicKey = await createPublicKey(key).toCryptoKey(ALGORITHM, true, ['verify']);
  return x509.X509CertificateGenerator.create({
    subject,
    issuer: issuer?.certificate.subject ?? subject,
    notBefore: new Date(),
    notAfter: new Date(Date.now() + Number.parseInt(spec.duration ?? DEFAULT_DURATION, 10) * HOUR_MS),
    publicKey,
    signingKey: await (issuer?.key ?? key).toCryptoKey(ALGORITHM, false, ['sign']),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(spec.isCA ?? false, undefined, true),
      ...usagesOf(spec),
      // Without a subject only the names identify it.
      ...(spec.dnsNames ? [new x509.SubjectAlternativeNameExtension(dns(spec.dnsNames), subject === '')] : []),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      ...(issuer ? [await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate.publicKey)] : []),
    ],
  });
}

function usagesOf({ usages = DEFAULT_USAGES, isCA = false }: CertificateSpec): readonly x509.Extension[] {
  const flags = usages.reduce(
    (all, usage) => all | (KEY_USAGES[usage] ?? 0),
    isCA ? x509.KeyUsageFlags.keyCertSign : 0,
  );
  const extended = usages.flatMap((usage) => EXTENDED_KEY_USAGES[usage] ?? []);
  return [
    new x509.KeyUsagesExtension(flags, true),
    ...(extended.length > 0 ? [new x509.ExtendedKeyUsageExtension(extended)] : []),
  ];
}

const dns = (names: readonly string[]): x509.JsonGeneralNames => names.map((value) => ({ type: 'dns', value }));
