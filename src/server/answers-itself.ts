import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import type { KeyPair } from '../certificates/key-pair.ts';
import type { ListenAt } from './listener.ts';

const TIMEOUT_MS = 5000;

/**
 * Dials the server's own address and resolves once it has shown the expected certificate. "Ready" said before TLS answers
 * is why first calls to other webhooks fail.
 */
export function answersItself(at: ListenAt, { cert }: KeyPair): Promise<void> {
  const expected = new X509Certificate(cert).fingerprint256;
  return new Promise((resolve, reject) => {
    // The leaf is compared below, so its chain and name (the Service's, not this address) need no check.
    const socket = connect({ ...at, rejectUnauthorized: false, timeout: TIMEOUT_MS }, () => {
      const shown = socket.getPeerCertificate().fingerprint256;
      socket.destroy();
      if (shown === expected) resolve();
      else reject(new Error('the server shows another certificate than it was given'));
    });
    socket.on('timeout', () => socket.destroy(new Error('the server does not answer to itself')));
    socket.on('error', reject);
  });
}
