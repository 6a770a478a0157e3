import { Agent, type RequestOptions, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { KubeConfig } from '@kubernetes/client-node';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';

/** Longer than the API server's limit for any request. */
const TIMEOUT_MS = 65_000;

export interface Response {
  readonly status: number;
  readonly body: string;
}

/** A client of the API server that keeps its connections, opens as many as it needs, and never retries by itself. */
export interface Client {
  call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: string): Promise<Response>;
  close(): void;
}

export async function clientOf({ kubeconfig }: Cluster): Promise<Client> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const server = config.getCurrentCluster()?.server;
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const agent = new Agent({ ca: options.ca, cert: options.cert, key: options.key, keepAlive: true });
  const headers = { ...options.headers, 'content-type': 'application/json' };
  const call: Client['call'] = (method, path, body = '') => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const outgoing = request(`${server}${path}`, { agent, method, headers, signal }, (incoming) => {
      text(incoming).then((answer) => resolve({ status: incoming.statusCode ?? 0, body: answer }), reject);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
    return promise;
  };
  return { call, close: () => agent.destroy() };
}
