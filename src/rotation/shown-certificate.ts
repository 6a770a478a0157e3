import { type Certificate, isIssuedBy } from '../certificates/certificate.ts';

/** The certificate of the own authority, or the leaf of a Secret: what replicas show chains to it, or is it. */
export interface ShownCertificate {
  readonly kind: 'authority' | 'leaf';
  readonly pem: string;
  /** The Secret that has it. */
  readonly secret: string;
}

/** True if who trusts these certificates trusts what is shown. */
export const isTrusted = ({ kind, pem }: ShownCertificate, certificates: readonly Certificate[]): boolean =>
  kind === 'authority'
    ? certificates.some((each) => each.pem.trim() === pem.trim())
    : certificates.some((each) => isIssuedBy(pem, each.pem));
