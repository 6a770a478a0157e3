import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { matchPath } from './api/route.ts';
import type { Address } from './command-line.ts';
import { parseFault } from './faults/parse-fault.ts';
import { type Answer, emptyAnswer, jsonAnswer } from './http/answer.ts';
import { splitTarget } from './http/call.ts';
import type { Google } from './start-google.ts';

/**
 * Serves a suite in another process over plain HTTP: `GET /report`, `POST /faults` with one fault in JSON, and an
 * object's bytes under `GET /objects/BUCKET/NAME` with a percent-encoded name. Returns the URL.
 */
export async function startControl(google: Google, { host, port }: Address): Promise<string> {
  const server = createServer((request, response) => void respond(google, request, response));
  await once(server.listen(port, host), 'listening');
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

async function respond(google: Google, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await answer(google, request);
  response.writeHead(status, headers).end(body);
}

async function answer(google: Google, request: IncomingMessage): Promise<Answer> {
  const { path } = splitTarget(request.url ?? '');
  switch (`${request.method} ${path}`) {
    case 'GET /report':
      return jsonAnswer(200, google.report());
    case 'POST /faults':
      return injectFault(google, await buffer(request));
    default:
      return request.method === 'GET' ? objectBytes(google, path) : emptyAnswer(404);
  }
}

function injectFault(google: Google, body: Buffer): Answer {
  const fault = parseFault(body);
  if (!fault) return jsonAnswer(400, { message: 'not a fault' });
  google.inject(fault);
  return emptyAnswer(204);
}

function objectBytes(google: Google, path: string): Answer {
  const params = matchPath('objects/{bucket}/{object}', path);
  const isThere = ({ bucket, name }: { bucket: string; name: string }) =>
    bucket === params?.bucket && name === params.object;
  if (!params || !google.report().objects.some(isThere)) return emptyAnswer(404);
  const object = google.objects(params.bucket).find(({ name }) => name === params.object);
  return { ...emptyAnswer(200), body: object?.content ?? Buffer.alloc(0) };
}
