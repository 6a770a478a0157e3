/** Where a server listens. Port 0 takes any free one. */
export interface ListenAt {
  readonly host: string;
  readonly port: number;
}

/** The port that was really taken. */
export function portOf(address: string | { readonly port: number } | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  return address.port;
}
