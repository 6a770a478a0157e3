import type { SecureContextOptions, TlsOptions } from 'node:tls';
import type { KeyPair } from '../certificates/key-pair.ts';

/** The certificate that the webhook shows, and the authorities of its callers. */
export interface Identity {
  readonly keyPair: KeyPair;
  /** Certificates in PEM that a caller's own certificate must chain to. Without them, anybody may call. */
  readonly clientCa: string | undefined;
}

/**
 * Suites that encrypt and authenticate in one step, for an elliptic-curve or an RSA certificate. Every API server
 * supports them. The first three are those of TLS 1.3.
 */
const CIPHERS = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-CHACHA20-POLY1305',
].join(':');

/** The webhook's TLS options for its first and each later certificate: `setSecureContext` keeps nothing from before. */
export const tlsOptions = ({ keyPair: { cert, key }, clientCa }: Identity): SecureContextOptions => ({
  minVersion: 'TLSv1.2',
  ciphers: CIPHERS,
  cert,
  key,
  ...(clientCa === undefined ? {} : { ca: clientCa }),
});

/** The same for a new server. Only a new server can be told to request certificates. */
export const identityOptions = (identity: Identity): TlsOptions => ({
  ...tlsOptions(identity),
  requestCert: identity.clientCa !== undefined,
  rejectUnauthorized: true,
});
