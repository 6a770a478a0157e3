import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Validity } from './validity.ts';

/** A certificate in the form that is compared and stored. */
export interface Certificate extends Validity {
  readonly pem: string;
  readonly fingerprint: string;
}

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Each certificate of a PEM text once. Unreadable ones are left out, because nobody could trust them either. */
export function certificatesIn(text: string): readonly Certificate[] {
  return unique((text.match(BLOCK) ?? []).flatMap(readCertificate));
}

/** Each certificate once, in the order of their first appearance. */
export const unique = (certificates: readonly Certificate[]): readonly Certificate[] => [
  ...new Map(certificates.map((each) => [each.fingerprint, each])).values(),
];

export const isAmong = ({ fingerprint }: Certificate, others: readonly Certificate[]): boolean =>
  others.some((other) => other.fingerprint === fingerprint);

/** True if both are readable, belong together and may sign other certificates. */
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

/** True if the key of one certificate signed the other. Unreadable ones were signed by nobody. */
export function isIssuedBy(pem: string, issuer: string): boolean {
  try {
    const [certificate, authority] = [new X509Certificate(pem), new X509Certificate(issuer)];
    return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
  } catch {
    return false;
  }
}
