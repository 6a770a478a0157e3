import type { Server } from 'node:http';
import { followConnections } from './connections.ts';

/** The part of a server that ends it. */
interface Closable {
  readonly server: Server;
  close(): Promise<void>;
}

export interface OpenServers {
  add<T extends Closable>(server: T, bounds: { readonly connections: number }): T;
  /** Resolves when no request is in flight. */
  close(): Promise<void>;
}

/** Time for the first request of a new connection, once the server accepts no more. */
const LINGER_MS = 1000;

/** The servers that close together. `shed` is called for each connection that is one too many. */
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
