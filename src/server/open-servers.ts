import type { Server } from 'node:http';
import { followConnections } from './connections.ts';

/** What is needed of a server to end it. */
interface Closable {
  readonly server: Server;
  close(): Promise<void>;
}

export interface OpenServers {
  add<T extends Closable>(server: T, bounds: { readonly connections: number }): T;
  /** Ends when no request is in flight. */
  close(): Promise<void>;
}

/** How long a connection that was just made has to ask something, once the server takes no new ones. */
const LINGER_MS = 1000;

/** The servers that are to be closed together. `shed` is told of each connection that is one too many. */
export function openServers(shed: () => void): OpenServers {
  const closings: (() => Promise<void>)[] = [];
  const add = <T extends Closable>(server: T, { connections: most }: { readonly connections: number }): T => {
    const connections = followConnections(server.server, { most, shed, now: () => performance.now() });
    closings.push(async () => {
      const lingering = setTimeout(connections.endSilent, LINGER_MS);
      await server.close();
      clearTimeout(lingering);
    });
    return server;
  };
  return { add, close: async () => void (await Promise.all(closings.map((close) => close()))) };
}
