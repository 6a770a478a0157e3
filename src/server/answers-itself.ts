import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import type { KeyPair } from '../certificates/key-pair.ts';
import type { ListenAt } from './listener.ts';

const TIMEOUT_MS = 5000;

/**
 * Dials the server's own address and resolves once it has shown the expected certificate. Other webhooks report ready
 * before TLS answers, and their first calls fail.
 */
export function answersItself(at: ListenAt, { cert }: KeyPair): Promise<void> {
  const expected = new X509Certificate(cert).fingerprint256;
  return new Promise((resolve, reject) => {
    // The leaf is compared below. Its chain and name (the Service's, not this address) need no check.
    const socket = connect({ ...at, rejectUnauthorized: false, timeout: TIMEOUT_MS }, () => {
      const shown = socket.getPeerCertificate().fingerprint256;
      socket.destroy();
      if (shown === expected) resolve();
      else reject(new Error('the server shows a certificate that is not its own'));
    });
    socket.on('timeout', () => socket.destroy(new Error('the server does not answer its own call')));
    socket.on('error', reject);
  });
}
