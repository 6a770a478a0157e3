import type { Server } from 'node:https';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { namespaceIn } from '../admission/review.ts';
import { BAD_REQUEST, refuse } from './refused.ts';
import type { Failure } from './report.ts';

/** What went wrong with a request before its admission, in words for the person who made it. */
const MESSAGES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'the content type must be application/json',
};

/** Answers every request on our paths that failed with a `metav1.Status`, and reports it once. */
export function answerFaults(app: FastifyInstance<Server>, report: (failure: Failure) => void): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const code = error.statusCode ?? 500;
    const message = messageFor(error, code);
    report({ namespace: namespaceIn(request.body), code, message, error });
    return refuse(reply, code, message);
  });
}

/** The text of a fault of ours stays here: it can quote the pod. */
const messageFor = (error: FastifyError, code: number): string =>
  code >= 500 ? 'internal error, see the log of the injector' : (MESSAGES[error.code] ?? error.message);

/** Answers a path that is no URL, for which no route and no error handler is asked. */
export const answerBadUrl = (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void =>
  void refuse(reply, BAD_REQUEST, 'the path is not a valid URL');
