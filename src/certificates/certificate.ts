import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Validity } from './validity.ts';

/** A certificate as it is compared and kept. */
export interface Certificate extends Validity {
  readonly pem: string;
  readonly fingerprint: string;
}

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates in PEM text, each once. What cannot be read as a certificate is left out: nobody could trust it either. */
export function certificatesIn(text: string): readonly Certificate[] {
  return unique((text.match(BLOCK) ?? []).flatMap(readCertificate));
}

/** Each certificate once, in the order of their first appearance. */
export const unique = (certificates: readonly Certificate[]): readonly Certificate[] => [
  ...new Map(certificates.map((each) => [each.fingerprint, each])).values(),
];

/** Whether the certificate is one of the others. */
export const isAmong = ({ fingerprint }: Certificate, others: readonly Certificate[]): boolean =>
  others.some((other) => other.fingerprint === fingerprint);

/** Tells whether both are readable, belong together and may sign other certificates. */
export function isAuthority(cert: string, key: string): boolean {
  try {
    const certificate = new X509Certificate(cert);
    return certificate.ca && certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

function readCertificate(pem: string): readonly Certificate[] {
  try {
    const { fingerprint256, validFromDate, validToDate } = new X509Certificate(pem);
    return [{ pem: `${pem}\n`, fingerprint: fingerprint256, notBefore: validFromDate, notAfter: validToDate }];
  } catch {
    return [];
  }
}
