import { lookup } from 'node:dns/promises';

/** The address of a server. Port 0 takes any free one. */
export interface ListenAt {
  readonly host: string;
  readonly port: number;
}

/** A server that can listen. */
export interface Listener {
  listen(at: ListenAt): Promise<unknown>;
}

const ALL_IPV6 = '::';
const ALL_IPV4 = '0.0.0.0';

/**
 * Listens at one address. For a name with several, Fastify would start a second server, which never gets a new
 * certificate. `::` means all addresses. It becomes IPv4 only if the kernel has no IPv6, as in Node for a server
 * without a host.
 */
export async function listen(server: Listener, { host, port }: ListenAt): Promise<void> {
  const { address } = await lookup(host);
  await server.listen({ host: address, port }).catch((error: NodeJS.ErrnoException) => {
    if (address !== ALL_IPV6 || error.code !== 'EAFNOSUPPORT') throw error;
    return server.listen({ host: ALL_IPV4, port });
  });
}

type Bound = string | { readonly address: string; readonly port: number } | null;

/** The port that the kernel gave. */
export const portOf = (bound: Bound): number => inetOf(bound).port;

/** The address of a server for its own machine. All addresses include loopback, which may lack IPv6. */
export function reachedAt(bound: Bound): ListenAt {
  const { address, port } = inetOf(bound);
  switch (address) {
    case ALL_IPV6:
      return { host: 'localhost', port };
    case ALL_IPV4:
      return { host: '127.0.0.1', port };
    default:
      return { host: address, port };
  }
}

function inetOf(bound: Bound): Exclude<Bound, string | null> {
  if (bound === null || typeof bound === 'string') throw new Error('the server does not listen on a port');
  return bound;
}
