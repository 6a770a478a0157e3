import type { IncomingHttpHeaders } from 'node:http';
import { type Agent, type RequestOptions, request } from 'node:https';
import { CERTIFICATES } from './running-server.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly reusedSocket: boolean;
}

export interface HttpCall {
  readonly port: number;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** A new connection unless one is given. */
  readonly agent?: Agent;
  /** The authority that must have signed the server's certificate. */
  readonly ca?: string;
}

export const MUTATE = '/mutate--v1-pod';
export const IGNORE_MUTATE = '/ignore/mutate--v1-pod';

/** One request over TLS, with all checks of the API server. */
export function call(wanted: HttpCall): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const outgoing = request(optionsOf(wanted), (incoming) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', reject);
    incoming.on('end', () =>
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString(),
        reusedSocket: outgoing.reusedSocket,
      }),
    );
  });
  outgoing.on('error', reject);
  outgoing.end(wanted.body);
  return promise;
}

const optionsOf = ({ port, path = MUTATE, method = 'POST', headers, agent, ca = CERTIFICATES.ca }: HttpCall) =>
  ({
    host: '127.0.0.1',
    servername: 'localhost',
    port,
    path,
    method,
    ca,
    agent: agent ?? false,
    headers: headers ?? { 'content-type': 'application/json' },
  }) satisfies RequestOptions;

/** Why no connection is possible; empty while one is. */
export const refusedWith = (port: number): Promise<string> =>
  call({ port, method: 'GET' }).then(
    () => '',
    ({ code }: NodeJS.ErrnoException) => code ?? '',
  );
