/** Where a server listens. Port 0 takes any free one. */
export interface ListenAt {
  readonly host: string;
  readonly port: number;
}

type Bound = string | { readonly address: string; readonly port: number } | null;

/** The port that was really taken. */
export const portOf = (bound: Bound): number => inetOf(bound).port;

const ALL_ADDRESSES: ReadonlySet<string> = new Set(['::', '0.0.0.0']);

/** Where a server is reached from its own machine. All addresses include loopback, which need not have an IPv6 one. */
export function reachedAt(bound: Bound): ListenAt {
  const { address, port } = inetOf(bound);
  return { host: ALL_ADDRESSES.has(address) ? 'localhost' : address, port };
}

function inetOf(bound: Bound): Exclude<Bound, string | null> {
  if (bound === null || typeof bound === 'string') throw new Error('the server does not listen on a port');
  return bound;
}
