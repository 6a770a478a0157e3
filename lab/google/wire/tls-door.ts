import type { Server } from 'node:http';
import { performServerHandshake } from 'node:http2';
import { createServer, type Server as TlsServer } from 'node:tls';
import type { Ledger } from '../record/ledger.ts';
import type { Trust } from './certificate-authority.ts';

export interface Rooms {
  readonly http: Server;
  readonly grpc: (session: ReturnType<typeof performServerHandshake>) => void;
  readonly ledger: Ledger;
}

/**
 * Ends TLS on sockets that are emitted on it as `connection`, and passes each client to its protocol. It must be a real
 * server: HTTP/2 never starts on a hand-made `TLSSocket`.
 */
export function createTlsDoor({ certificate, privateKey }: Trust, { http, grpc, ledger }: Rooms): TlsServer {
  const door = createServer({ cert: certificate, key: privateKey, ALPNCallback: chooseProtocol }, (socket) => {
    socket.on('error', () => {});
    if (socket.alpnProtocol === 'h2') return grpc(performServerHandshake(socket));
    http.emit('connection', socket);
  });
  door.on('tlsClientError', ({ code }: NodeJS.ErrnoException) => {
    if (!isGone(code)) ledger.malformed.push(`tls: ${code}`);
  });
  return door;
}

/** A client that ended, or gave up, while it connected did nothing wrong. */
const isGone = (code: string | undefined): boolean => code === 'ECONNRESET';

/** curl offers both protocols and must get HTTP/1.1; gRPC offers HTTP/2 alone. */
function chooseProtocol({ protocols }: { readonly protocols: readonly string[] }): string | undefined {
  return ['http/1.1', 'h2'].find((protocol) => protocols.includes(protocol));
}
