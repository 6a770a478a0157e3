import type { SecureContextOptions } from 'node:tls';
import type { KeyPair } from '../certificates/key-pair.ts';

/**
 * Suites that encrypt and authenticate in one step, for an elliptic-curve or an RSA certificate. Every API server has
 * them. The first three are those of TLS 1.3.
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

/** What the webhook speaks, with its first and with each later certificate: `setSecureContext` keeps nothing of before. */
export const tlsOptions = ({ cert, key }: KeyPair): SecureContextOptions => ({
  minVersion: 'TLSv1.2',
  ciphers: CIPHERS,
  cert,
  key,
});
