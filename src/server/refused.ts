import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:https';
import type { FastifyReply, RouteGenericInterface } from 'fastify';
import { failure } from '../admission/answer.ts';

/** A request that is refused. The message is for its sender. */
export class Refused extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

export const BAD_REQUEST = 400;
export const NOT_FOUND = 404;
export const METHOD_NOT_ALLOWED = 405;
export const PAYLOAD_TOO_LARGE = 413;
export const TOO_MANY_REQUESTS = 429;

/** The reply of a plain server, or of one with TLS. */
type Reply = FastifyReply | FastifyReply<RouteGenericInterface, Server>;

/**
 * Answers with a `metav1.Status`. Ends the connection if a body is still arriving, because reading it to the end would
 * cost what the refusal saves. After a 429, an API server retries after the time given here.
 */
export function refuse(reply: Reply, code: number, message: string): Reply {
  if (isBodyUnderWay(reply.request.raw)) reply.header('connection', 'close');
  if (code === TOO_MANY_REQUESTS) reply.header('retry-after', '1');
  return reply.code(code).type('application/json').send(failure(code, message));
}

const isBodyUnderWay = (request: IncomingMessage): boolean => hasBody(request) && !request.complete;

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
