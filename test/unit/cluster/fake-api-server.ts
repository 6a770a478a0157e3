import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KubeConfig, type V1Secret } from '@kubernetes/client-node';

/** Lists and watches Secrets as an API server does, and fails when it is told to. */
export interface FakeApiServer extends AsyncDisposable {
  readonly config: KubeConfig;
  /** Path and query of each request. */
  readonly requests: readonly URL[];
  /** How many watches are open, and how many ever were. */
  watches(): { readonly open: number; readonly ever: number };
  put(secret: SecretOf): void;
  remove(secret: SecretOf): void;
  /** Answers with this status from now on, or watches alone; undefined ends that. */
  refuse(status: number | undefined, what?: 'all' | 'watches'): void;
  /** Holds back all answers, or those to watches, until what is returned is called. */
  hold(what: 'all' | 'watches'): () => void;
  /** Ends the watches as a lost connection does, or as an API server does: after a while, or with a status. */
  endWatches(how: 'lost' | 'over' | 'expired'): void;
}

export interface SecretOf {
  readonly namespace: string;
  readonly name: string;
  /** In base64, as ever. */
  readonly data?: Record<string, string>;
}

export async function startFakeApiServer(): Promise<FakeApiServer> {
  const secrets = new Map<string, V1Secret>();
  const watches = new Set<ServerResponse>();
  const changes: { readonly version: number; readonly line: string }[] = [];
  const requests: URL[] = [];
  let version = 1;
  let refused: { readonly what: string; readonly status: number | undefined } = { what: 'all', status: undefined };
  let held = { what: 'all', until: Promise.resolve() };
  let ever = 0;
  const change = (type: string, { namespace, name, data = {} }: SecretOf): V1Secret => {
    version += 1;
    const metadata = { namespace, name, resourceVersion: `${version}` };
    const object = { apiVersion: 'v1', kind: 'Secret', metadata, data };
    const line = `${JSON.stringify({ type, object })}\n`;
    changes.push({ version, line });
    for (const response of watches) response.write(line);
    return object;
  };
  const list = (query: URLSearchParams): object => {
    const [from, limit] = [Number(query.get('continue')), Number(query.get('limit'))];
    const rest = secrets.size > from + limit ? { continue: `${from + limit}` } : {};
    const items = [...secrets.values()].slice(from, from + limit);
    return { kind: 'SecretList', apiVersion: 'v1', metadata: { resourceVersion: `${version}`, ...rest }, items };
  };
  const answer = (url: URL, response: ServerResponse): void => {
    const refusal = refused.what === 'all' || isWatch(url) ? refused.status : undefined;
    response.writeHead(refusal ?? 200, { 'content-type': 'application/json' });
    if (refusal !== undefined) return void response.end(JSON.stringify({ kind: 'Status', code: refusal }));
    if (!isWatch(url)) return void response.end(JSON.stringify(list(url.searchParams)));
    response.flushHeaders();
    const from = Number(url.searchParams.get('resourceVersion'));
    for (const { line } of changes.filter((each) => each.version > from)) response.write(line);
    watches.add(response);
    ever += 1;
    response.on('close', () => watches.delete(response));
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://fake.test');
    requests.push(url);
    if (held.what === 'all' || isWatch(url)) await held.until;
    answer(url, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const keyOf = ({ namespace, name }: SecretOf): string => `${namespace}/${name}`;
  return {
    config: configFor((server.address() as AddressInfo).port),
    requests,
    watches: () => ({ open: watches.size, ever }),
    put: (secret) => void secrets.set(keyOf(secret), change(secrets.has(keyOf(secret)) ? 'MODIFIED' : 'ADDED', secret)),
    remove: (secret) => {
      secrets.delete(keyOf(secret));
      change('DELETED', secret);
    },
    refuse: (status, what = 'all') => {
      refused = { what, status };
    },
    hold: (what) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = { what, until: promise };
      return resolve;
    },
    endWatches: (how) => {
      for (const response of watches) how === 'lost' ? response.destroy() : response.end(how === 'over' ? '' : EXPIRED);
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const EXPIRED = `${JSON.stringify({ type: 'ERROR', object: { kind: 'Status', code: 410 } })}\n`;

export const isWatch = ({ searchParams }: URL): boolean => searchParams.get('watch') === 'true';

function configFor(port: number): KubeConfig {
  const config = new KubeConfig();
  // The client speaks plain HTTP only where certificates are not checked.
  const cluster = { name: 'fake', server: `http://127.0.0.1:${port}`, skipTLSVerify: true };
  config.loadFromClusterAndUser(cluster, { name: 'nobody' });
  return config;
}
