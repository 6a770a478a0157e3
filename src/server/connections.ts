import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The open connections of a server, encrypted or not. */
export interface Connections {
  /** Ends those on which nothing is being answered. */
  endSilent(): void;
}

/**
 * Follows the connections of a server. When it closes, Node ends those that idle after an answer, but waits minutes for
 * one that never asked anything, and for one that is stuck in its handshake.
 */
export function followConnections(server: Server): Connections {
  const open = new Map<string, Socket>();
  const busy = new Set<string>();
  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket);
    open.set(peer, socket);
    socket.once('close', () => open.delete(peer));
  });
  server.on('request', ({ socket }, response) => {
    const peer = peerOf(socket);
    busy.add(peer);
    response.once('close', () => busy.delete(peer));
  });
  return {
    endSilent: () => {
      for (const [peer, socket] of open) if (!busy.has(peer)) socket.destroy();
    },
  };
}

/** The same for a connection and for the TLS in it, which are two objects without a public link. */
const peerOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
