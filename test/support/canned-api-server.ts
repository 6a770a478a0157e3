import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** An answer for a path: an object, a text, or a status with a message. */
export type Canned = object | string | { readonly status: number; readonly message: string };

export interface CannedApiServer extends AsyncDisposable {
  /** A kubeconfig in JSON. */
  readonly kubeconfig: string;
  readonly requests: readonly string[];
  readonly bodies: readonly unknown[];
}

/** Answers each path with what a test gave it, and 404 for every other. It keeps no objects. */
export async function cannedApiServer(answers: () => Readonly<Record<string, Canned>>): Promise<CannedApiServer> {
  const requests: string[] = [];
  const bodies: unknown[] = [];
  const server = createServer(async (message, response) => {
    const { pathname } = new URL(message.url ?? '', 'http://fake.test');
    requests.push(`${message.method} ${message.url}`);
    if (message.method === 'POST') bodies.push(await json(message));
    const answer = answers()[`${message.method} ${pathname}`] ?? { status: 404, message: 'not found' };
    const { status, body } = written(answer);
    response.writeHead(status, { 'content-type': typeof answer === 'string' ? 'text/plain' : 'application/json' });
    response.end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    kubeconfig: kubeconfigFor(`http://127.0.0.1:${port}`),
    requests,
    bodies,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function written(answer: Canned): { readonly status: number; readonly body: string } {
  if (typeof answer === 'string') return { status: 200, body: answer };
  if (!('status' in answer) || typeof answer.status !== 'number') return { status: 200, body: JSON.stringify(answer) };
  const { status, message } = answer as { readonly status: number; readonly message: string };
  return {
    status,
    body: JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code: status }),
  };
}

/** The client speaks plain HTTP only if certificates are not checked. */
const kubeconfigFor = (server: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [{ name: 'test', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'test', user: {} }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
  });
