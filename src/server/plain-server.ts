import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type FastifyInstance, fastify } from 'fastify';
import { type Bounds, fastifyBounds, nodeBounds } from './bounds.ts';
import { answerClientError } from './client-errors.ts';
import { answerBadUrl } from './fault-answers.ts';
import { hasBody, NOT_FOUND, PAYLOAD_TOO_LARGE, refuse } from './refused.ts';

/** Plain HTTP for GET. It reads no body, and a connection has one request at a time. */
export function buildPlainServer(bounds: Bounds): FastifyInstance {
  const app = fastify({
    http: nodeBounds(bounds),
    ...fastifyBounds(bounds),
    forceCloseConnections: 'idle',
    frameworkErrors: answerBadUrl,
    clientErrorHandler: answerClientError,
  });
  app.removeAllContentTypeParsers();
  app.setNotFoundHandler((_request, reply) => refuse(reply, NOT_FOUND, 'no such path'));
  const answering = new WeakSet<Socket>();
  app.addHook('onRequest', ({ raw }, reply, done) => {
    if (isPipelined(raw, answering)) raw.destroy();
    else if (hasBody(raw)) refuse(reply, PAYLOAD_TOO_LARGE, 'this path takes no body');
    else {
      answering.add(raw.socket);
      reply.raw.once('close', () => answering.delete(raw.socket));
      done();
    }
  });
  return app;
}

/**
 * Refuses pipelined requests: each answer would wait in memory for the one before it. Neither the kubelet nor
 * Prometheus pipelines.
 */
const isPipelined = ({ socket }: IncomingMessage, answering: WeakSet<Socket>): boolean => answering.has(socket);
