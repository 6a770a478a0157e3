import { lookup } from 'node:dns/promises';

/** Where a server listens. Port 0 takes any free one. */
export interface ListenAt {
  readonly host: string;
  readonly port: number;
}

/** What can be told to listen. */
export interface Listener {
  listen(at: ListenAt): Promise<unknown>;
}

const ALL_IPV6 = '::';
const ALL_IPV4 = '0.0.0.0';

/**
 * Listens at one address: for a name of several, Fastify would start a second server, which never gets a new
 * certificate. All addresses are those of IPv4 where the kernel has no IPv6, as Node has it for a server without a host.
 */
export async function listen(server: Listener, { host, port }: ListenAt): Promise<void> {
  const { address } = await lookup(host);
  await server.listen({ host: address, port }).catch((error: NodeJS.ErrnoException) => {
    if (address !== ALL_IPV6 || error.code !== 'EAFNOSUPPORT') throw error;
    return server.listen({ host: ALL_IPV4, port });
  });
}

type Bound = string | { readonly address: string; readonly port: number } | null;

/** The port that was really taken. */
export const portOf = (bound: Bound): number => inetOf(bound).port;

/** Where a server is reached from its own machine. All addresses include loopback, which need not have an IPv6 one. */
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
