import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Google } from '../start-google.ts';

export interface Tunnel {
  readonly status: number;
  readonly socket: Socket;
}

/** Asks the proxy for a tunnel to `host:port`. The socket is usable only after status 200. */
export async function askForTunnel(google: Google, target: string): Promise<Tunnel> {
  const asking = request(google.proxyUrl, { method: 'CONNECT', path: target }).end();
  const [response, socket] = await once(asking, 'connect');
  return { status: response.statusCode, socket };
}

/** A TLS connection to one of Google's hosts through the proxy, verified against the fake's authority. */
export async function openTls(google: Google, host: string, protocols: readonly string[] = []): Promise<TLSSocket> {
  const { socket } = await askForTunnel(google, `${host}:443`);
  const secure = connect({ socket, servername: host, ca: google.caPem, ALPNProtocols: [...protocols] });
  await once(secure, 'secureConnect');
  return secure;
}
