import { once } from 'node:events';
import { connect, createServer, type NetConnectOpts, type Server } from 'node:net';

/**
 * Passes connections on, byte for byte. A Unix socket in the run's folder is seen from both sides of a network namespace,
 * so two relays lead from the machine's loopback to an API server that itself is on no network of the machine.
 */
export async function relay(from: string | number, to: NetConnectOpts): Promise<Server> {
  const server = createServer((incoming) => {
    const outgoing = connect(to);
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
  });
  server.listen(typeof from === 'number' ? { port: from, host: '127.0.0.1' } : { path: from });
  await once(server, 'listening');
  return server;
}
