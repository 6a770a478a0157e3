import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Ledger } from '../record/ledger.ts';
import { isAllowedTarget } from './allowed-hosts.ts';

/** A proxy that opens tunnels only to Google's hosts. Its tunnels end here. */
export function createConnectProxy(ledger: Ledger, onTunnel: (socket: Duplex) => void): Server {
  const proxy = createServer((request, response) => {
    ledger.plainRequests.push(`${request.method} ${request.url}`);
    response.writeHead(plainStatus(request.url ?? ''), { 'content-length': 0 }).end();
  });
  proxy.on('connect', ({ url: target = '' }, socket, head) => {
    socket.on('error', () => {});
    if (!isAllowedTarget(target)) {
      ledger.refusedConnects.push(target);
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    onTunnel(socket);
  });
  return proxy;
}

/**
 * TensorFlow looks for the metadata server here. 404 ends the search at once. After 502 it continues for ten seconds.
 */
function plainStatus(url: string): number {
  return /^http:\/\/(?:metadata\b|169\.254\.169\.254\b)/.test(url) ? 404 : 502;
}
