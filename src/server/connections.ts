import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { type Client, type ConnectionBound, connectionPool } from './connection-pool.ts';

/** The open connections of a server, encrypted or not. */
export interface Connections {
  /** Ends connections that owe no answer. */
  endSilent(): void;
}

/**
 * Follows the connections of a server and ends one for each that is too many. When a server closes, Node ends the
 * connections that idle after an answer. It waits minutes for a connection without a request, and for an unfinished
 * handshake.
 */
export function followConnections(server: Server, bound: ConnectionBound): Connections {
  const pool = connectionPool(bound);
  const byPeer = new Map<string, Client>();
  const bySocket = new WeakMap<Socket, Client>();
  server.on('connection', (socket: Socket) => {
    const client = pool.add({ address: socket.remoteAddress ?? '', end: () => socket.destroy() });
    const peer = peerOf(socket);
    bySocket.set(socket, client);
    byPeer.set(peer, client);
    socket.once('close', () => {
      pool.remove(client);
      byPeer.delete(peer);
    });
  });
  server.on('secureConnection', (socket: TLSSocket) => {
    const client = byPeer.get(peerOf(socket));
    if (client !== undefined) bySocket.set(socket, client);
  });
  server.on('request', ({ socket }, response) => {
    const client = bySocket.get(socket);
    if (client === undefined) return;
    pool.asked(client);
    response.once('close', () => pool.answered(client));
  });
  return { endSilent: pool.endSilent };
}

/** Two objects stand for one connection: the socket and the TLS in it. No public member links them. */
const peerOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
