import type { Server } from 'node:http';
import type { Bounds } from './bounds.ts';
import { followConnections } from './connections.ts';

/** The part of a server that ends it. */
interface Closable {
  readonly server: Server;
  close(): Promise<void>;
}

export interface OpenServers {
  add<T extends Closable>(server: T, bounds: Pick<Bounds, 'connections' | 'lingerMs'>): T;
  /** Resolves when no request is in flight. */
  close(): Promise<void>;
}

/** The servers that close together. `shed` is called for each connection that is one too many. */
export function openServers(shed: () => void): OpenServers {
  const closings: (() => Promise<void>)[] = [];
  const add: OpenServers['add'] = (server, { connections: most, lingerMs }) => {
    const connections = followConnections(server.server, { most, shed, now: () => performance.now() });
    closings.push(async () => {
      const lingering = setTimeout(connections.endSilent, lingerMs);
      await server.close();
      clearTimeout(lingering);
    });
    return server;
  };
  return { add, close: async () => void (await Promise.all(closings.map((close) => close()))) };
}
