import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answerCall } from '../api/answer-call.ts';
import { dialectOf } from '../api/dialect.ts';
import type { Cloud } from '../cloud.ts';
import { FAULT_STATUSES, type Fault } from '../faults/fault.ts';
import type { Answer } from '../http/answer.ts';
import { type Call, type CallHead, splitTarget } from '../http/call.ts';
import { refuse } from '../http/refusal.ts';
import { noteAbortedCall, noteFaultedCall } from '../record/note-call.ts';
import { hasIdentityEncoding, readBody, readBytes } from './request-body.ts';

/**
 * Speaks HTTP/1.1 on the sockets that it gets. The parser is lenient, because TensorFlow's curl sends
 * `Transfer-Encoding: chunked` together with `Content-Length`. A strict parser rejects its token request.
 */
export function createApiServer(cloud: Cloud): Server {
  const server = createServer({ insecureHTTPParser: true }, (request, response) => {
    void serve(cloud, request, response);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    cloud.ledger.malformed.push(`http: ${error.code}`);
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return server;
}

async function serve(cloud: Cloud, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const head = readHead(request);
  const fault = cloud.faults.next(head);
  if (fault?.effect === 'reset') return reset(cloud, head, { request, afterBytes: fault.afterBytes ?? 0 });

  const body = await readBody(request);
  if (!body) return noteAbortedCall(cloud, head);
  if (fault?.effect === 'slow') await wait(fault.milliseconds, undefined, { ref: false });
  if (fault?.effect === 'expire') cloud.tokens.expireAll();
  if (hasIdentityEncoding(request)) response.shouldKeepAlive = false;
  send(response, answerWith(cloud, { ...head, body }, fault));
}

function readHead(request: IncomingMessage): CallHead {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]);
  const host = (request.headers.host ?? '').replace(/:443$/, '').toLowerCase();
  return {
    method: request.method ?? '',
    host,
    ...splitTarget(request.url ?? ''),
    headers: Object.fromEntries(headers),
  };
}

function answerWith(cloud: Cloud, call: Call, fault: Fault | undefined): Answer {
  if (fault?.effect !== 'status') return answerCall(cloud, call);
  noteFaultedCall(cloud, call, fault.status);
  return dialectOf(call).render(refuse(FAULT_STATUSES[fault.status], 'The test asked for this failure.'));
}

interface Interruption {
  readonly request: IncomingMessage;
  readonly afterBytes: number;
}

async function reset(cloud: Cloud, head: CallHead, { request, afterBytes }: Interruption): Promise<void> {
  await readBytes(request, afterBytes);
  noteFaultedCall(cloud, head, 'reset');
  request.socket.destroy();
}

/** 204 and 304 have no length. Everything else has one, so that the connection can be used again. */
function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = status === 204 || status === 304 ? {} : { 'content-length': body.length };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}
