import type { Server } from 'node:http';
import { followConnections } from './connections.ts';

/** What is needed of a server to end it. */
interface Closable {
  readonly server: Server;
  close(): Promise<void>;
}

export interface OpenServers {
  add<T extends Closable>(server: T): T;
  /** Ends when no request is in flight. */
  close(): Promise<void>;
}

/** How long a connection that was just made has to ask something, once the server takes no new ones. */
const LINGER_MS = 1000;

/** The servers that are to be closed together. */
export function openServers(first: readonly Closable[]): OpenServers {
  const closings: (() => Promise<void>)[] = [];
  const add = <T extends Closable>(server: T): T => {
    const connections = followConnections(server.server);
    closings.push(async () => {
      const lingering = setTimeout(connections.endSilent, LINGER_MS);
      await server.close();
      clearTimeout(lingering);
    });
    return server;
  };
  for (const server of first) add(server);
  return { add, close: async () => void (await Promise.all(closings.map((close) => close()))) };
}
