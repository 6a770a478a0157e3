import { X509Certificate } from 'node:crypto';

/** A certificate (with its chain) and its key, in PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** The end of the certificate's life, in Unix seconds. */
export const notAfter = ({ cert }: KeyPair): number => new X509Certificate(cert).validToDate.getTime() / 1000;
