import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { NODE_ADDRESS } from '../kubernetes/addresses.ts';

/** The part of Polyaxon's API that the client in a run calls. */
export interface PolyaxonApi extends AsyncDisposable {
  /** Each call with its answer, such as `GET /api/v1/…`. */
  readonly calls: readonly string[];
  /**
   * Calls that no run makes: to another path, without a body, or without the header by which Polyaxon knows its runs.
   */
  readonly refused: readonly string[];
}

/** The names by which the runs of each generation call it, at port 80. No Service of a test cluster has such a name. */
export const POLYAXON_HOST_ALIASES = [
  { ip: NODE_ADDRESS, hostnames: ['polyaxon-polyaxon-api', 'polyaxon-polyaxon-gateway'] },
];
const PORT = 80;

type Body = Readonly<Record<string, unknown>>;

interface Route {
  readonly call: RegExp;
  /** The header that Polyaxon's environment makes the client send. */
  readonly header: string;
  /** The member that the body must have. */
  readonly member?: string;
  readonly answer: (parts: Readonly<Record<string, string>>) => Body;
}

const RUN = `/api/v1/(?<owner>[^/]+)/(?<project>[^/]+)/runs/(?<uuid>[0-9a-f]{32})`;

const ROUTES: readonly Route[] = [
  {
    call: RegExp(`^GET ${RUN}$`),
    header: 'x-polyaxon-service',
    answer: (parts) => ({ ...parts, name: 'tf-train', kind: 'job', status: 'running', managed_by: 'agent' }),
  },
  {
    call: RegExp(`^POST ${RUN}/lineage/artifacts$`),
    header: 'x-polyaxon-service',
    member: 'artifacts',
    answer: () => ({}),
  },
  {
    call: /^PATCH \/api\/v1\/[^/]+\/[^/]+\/experiments\/\d+\/$/,
    header: 'x-polyaxon-internal',
    member: 'run_env',
    answer: () => ({}),
  },
];

export async function startPolyaxonApi(): Promise<PolyaxonApi> {
  const calls: string[] = [];
  const refused: string[] = [];
  const server = createServer(async (request, response) => {
    const answer = await answerTo(request);
    (answer ? calls : refused).push(callOf(request));
    respond(response, answer);
  });
  await once(server.listen(PORT, NODE_ADDRESS), 'listening');
  return { calls, refused, [Symbol.asyncDispose]: () => close(server) };
}

const callOf = ({ method, url }: IncomingMessage): string => `${method} ${url}`;

async function answerTo(request: IncomingMessage): Promise<Body | undefined> {
  const route = ROUTES.find(({ call }) => call.test(callOf(request)));
  if (route === undefined || request.headers[route.header] !== 'runner') return undefined;
  if (route.member !== undefined && !(route.member in ((await json(request)) as Body))) return undefined;
  return route.answer(route.call.exec(callOf(request))?.groups ?? {});
}

function respond(response: ServerResponse, answer: Body | undefined): void {
  response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await once(server.close(), 'close');
}
