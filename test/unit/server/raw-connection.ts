import { once } from 'node:events';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { CERTIFICATES } from '../../support/running-server.ts';

/** A TLS connection on which a test writes any bytes. */
export async function connectRaw(port: number, options: ConnectionOptions = {}): Promise<TLSSocket> {
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: CERTIFICATES.ca, ...options });
  await once(socket, 'secureConnect');
  return socket;
}

/** Everything from the server until it ends the connection. */
export async function readToEnd(socket: TLSSocket): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
