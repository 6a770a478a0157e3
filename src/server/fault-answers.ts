import type { Server } from 'node:https';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify';
import { failure } from '../admission/answer.ts';
import { namespaceIn } from '../admission/review.ts';
import type { Failure } from './report.ts';

type Reply = FastifyReply<RouteGenericInterface, Server>;

/** A body that is not an AdmissionReview of a pod. Its message is for the person who sent it. */
export class MalformedReview extends Error {
  readonly statusCode = 400;
}

/** What went wrong with a request before its admission, in words for the person who made it. */
const MESSAGES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'the request body is above 7 MiB',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'the content type must be application/json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'the request body is shorter or longer than its Content-Length',
  ECONNRESET: 'the client hung up before its request was whole',
};

/** Answers every failed request with a `metav1.Status`, and reports those on our paths once. */
export function answerFaults(
  app: FastifyInstance<Server>,
  paths: readonly string[],
  report: (failure: Failure) => void,
): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const code = error.statusCode ?? 500;
    const message = messageFor(error, code);
    if (request.routeOptions.url !== undefined) report({ namespace: namespaceIn(request.body), code, message, error });
    return send(reply, code, message);
  });
  app.setNotFoundHandler((request, reply) => {
    const isOurs = paths.includes(pathOf(request));
    if (isOurs) reply.header('allow', 'POST');
    return send(
      reply,
      isOurs ? 405 : 404,
      isOurs ? 'only POST is served here' : `no such path; served are ${paths.join(' and ')}`,
    );
  });
}

/** The text of a fault of ours stays here: it can quote the pod. */
const messageFor = (error: FastifyError, code: number): string =>
  code >= 500 ? 'internal error, see the log of the injector' : (MESSAGES[error.code] ?? error.message);

const pathOf = ({ url }: { readonly url: string }): string => url.split('?', 1).join('');

const send = (reply: Reply, code: number, message: string): Reply =>
  reply.code(code).type('application/json').send(failure(code, message));

/** Answers a path that is no URL, for which no route and no error handler is asked. */
export const answerBadUrl = (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void =>
  void reply.code(400).type('application/json').send(failure(400, 'the path is not a valid URL'));
