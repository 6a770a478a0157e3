import type { Server } from 'node:https';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { namespaceIn } from '../admission/review.ts';
import { BAD_REQUEST, refuse } from './refused.ts';
import type { Failure } from './report.ts';

/** The words for a fault of a request before its admission, for the person who sent it. */
const MESSAGES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'the content type must be application/json',
};

/** Answers every failed request on our paths with a `metav1.Status`, and reports it once. */
export function answerFaults(app: FastifyInstance<Server>, report: (failure: Failure) => void): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const code = error.statusCode ?? 500;
    const message = messageFor(error, code);
    report({ namespace: namespaceIn(request.body), code, message, error });
    return refuse(reply, code, message);
  });
}

/** The text of a fault of ours stays here, because it can quote the pod. */
const messageFor = (error: FastifyError, code: number): string =>
  code >= 500 ? 'internal error, see the log of the injector' : (MESSAGES[error.code] ?? error.message);

/** Answers a path that is no URL. Fastify asks no route and no error handler for it. */
export const answerBadUrl = (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void =>
  void refuse(reply, BAD_REQUEST, 'the path is not a valid URL');
