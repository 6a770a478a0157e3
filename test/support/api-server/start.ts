import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KubeConfig } from '@kubernetes/client-node';
import type { Operation } from 'fast-json-patch';
import { Lists } from './lists.ts';
import { ObjectStore, type Stored } from './object-store.ts';
import { Refused } from './refused.ts';
import { type ApiRequest, readRequest } from './requests.ts';
import { Watches } from './watches.ts';
import { existing, patchObject, replaceObject } from './writes.ts';

/** The part of the Kubernetes API that the injector uses, over HTTP on loopback. A test can make it fail. */
export interface ApiServer extends AsyncDisposable {
  readonly config: KubeConfig;
  readonly store: ObjectStore;
  readonly watches: Watches;
  readonly requests: readonly ApiRequest[];
  /** Refuses such requests from now on. The last matching rule counts; undefined removes all rules. */
  refuse(status: number | undefined, which?: Which): void;
  /** Holds back the answers to such requests until the returned function is called. */
  hold(which?: Which): () => void;
  /** Calls back before each request is carried out, so that a test can be the faster writer. */
  before(each: (request: ApiRequest) => void): void;
}

export type Which = (request: ApiRequest) => boolean;

export const ALL: Which = () => true;
export const WATCHES: Which = ({ verb }) => verb === 'watch';
export const LISTS: Which = ({ verb }) => verb === 'list';
export const WRITES: Which = ({ verb }) => verb === 'patch' || verb === 'update';

export async function startApiServer(): Promise<ApiServer> {
  const store = new ObjectStore();
  const [lists, watches] = [new Lists(store), new Watches(store)];
  const requests: ApiRequest[] = [];
  let refusals: { readonly which: Which; readonly status: number }[] = [];
  let holds: { readonly which: Which; readonly until: Promise<void> }[] = [];
  let interfere: (request: ApiRequest) => void = () => undefined;
  const carryOut = ({ verb, target, url, body }: ApiRequest, response: ServerResponse): unknown => {
    switch (verb) {
      case 'watch':
        return watches.begin(target, url.searchParams, response);
      case 'list':
        return lists.page(target, url.searchParams);
      case 'get':
        return existing(store, target);
      case 'patch':
        return patchObject(store, target, body as Operation[]);
      case 'update':
        return replaceObject(store, target, body as Stored);
    }
  };
  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(message);
    requests.push(request);
    for (const { which, until } of holds) if (which(request)) await until;
    const refusal = refusals.findLast(({ which }) => which(request));
    if (refusal !== undefined) throw new Refused(refusal.status);
    interfere(request);
    const result = carryOut(request, response);
    if (request.verb !== 'watch') send(response, 200, result);
  };
  const server = createServer((message, response) => {
    answer(message, response).catch((error) => {
      const code = error instanceof Refused ? error.status : 500;
      send(response, code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', code });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    config: configFor((server.address() as AddressInfo).port),
    store,
    watches,
    requests,
    refuse: (status, which = ALL) => {
      refusals = status === undefined ? [] : [...refusals, { which, status }];
    },
    hold: (which = ALL) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const hold = { which, until: promise };
      holds = [...holds, hold];
      return () => {
        holds = holds.filter((each) => each !== hold);
        resolve();
      };
    },
    before: (each) => {
      interfere = each;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function configFor(port: number): KubeConfig {
  const config = new KubeConfig();
  // The client speaks plain HTTP only if certificates are not checked.
  const cluster = { name: 'fake', server: `http://127.0.0.1:${port}`, skipTLSVerify: true };
  config.loadFromClusterAndUser(cluster, { name: 'nobody' });
  return config;
}
