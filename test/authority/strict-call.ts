import { request } from 'node:https';
import type { SharedNames } from './objects.ts';

export interface StrictCall {
  readonly port: number;
  /** All that is trusted, in PEM. */
  readonly ca: string;
  readonly names: SharedNames;
}

/** Connects anew and checks chain, name and dates as the API server does; gives the issuer of the leaf that was shown. */
export function strictCall({ port, ca, names }: StrictCall): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const servername = `${names.service}.${names.namespace}.svc`;
  // An empty list of authorities would mean the well-known ones.
  const outgoing = request({ host: '127.0.0.1', port, ca: ca || [''], servername, agent: false }, (incoming) => {
    const { issuer } = (incoming.socket as import('node:tls').TLSSocket).getPeerCertificate();
    incoming.resume();
    incoming.on('end', () => resolve(String(issuer.CN)));
  });
  outgoing.on('error', reject);
  outgoing.end();
  return promise;
}
