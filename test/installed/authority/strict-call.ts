import { request } from 'node:https';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { SharedNames } from './objects.ts';

export interface StrictCall {
  readonly host?: string;
  readonly port: number;
  /** All trusted certificates, in PEM. */
  readonly ca: string;
  readonly names: Pick<SharedNames, 'service' | 'namespace'>;
}

/** Opens a connection and checks chain, name and dates like the API server. Returns the issuer of the shown leaf. */
export const strictCall = async (call: StrictCall): Promise<string> => String((await strictlyShown(call)).issuer.CN);

/** The same, but returns the whole leaf. */
export function strictlyShown({ host = '127.0.0.1', port, ca, names }: StrictCall): Promise<PeerCertificate> {
  const { promise, resolve, reject } = Promise.withResolvers<PeerCertificate>();
  const servername = `${names.service}.${names.namespace}.svc`;
  // An empty list of authorities would mean the well-known ones.
  const outgoing = request({ host, port, ca: ca || [''], servername, agent: false }, (incoming) => {
    const shown = (incoming.socket as TLSSocket).getPeerCertificate();
    incoming.resume();
    incoming.on('end', () => resolve(shown));
  });
  outgoing.on('error', reject);
  outgoing.end();
  return promise;
}
