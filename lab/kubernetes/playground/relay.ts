import { once } from 'node:events';
import { connect, createServer, type NetConnectOpts, type Server } from 'node:net';

/**
 * Passes connections on, byte for byte. Both sides of a network namespace see a Unix socket in the run's folder. So two
 * relays connect the machine's loopback with an API server that is on no network of the machine.
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
