import type { Server } from 'node:https';
import type { FastifyError, FastifyInstance, FastifyReply, RouteGenericInterface } from 'fastify';
import { failure } from '../admission/answer.ts';

export type Reply = FastifyReply<RouteGenericInterface, Server>;

/** What went wrong with a request before or besides its admission, in words for the person who made it. */
const MESSAGES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'the request body is above 7 MiB',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'the content type must be application/json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'the request has no body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'the request body is shorter or longer than its Content-Length',
};

/** Answers every failed request with a `metav1.Status`; the text of a fault of ours stays in the log. */
export function answerFaults(app: FastifyInstance<Server>, paths: readonly string[]): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const code = error.statusCode ?? 500;
    if (code >= 500) request.log.error({ err: error, reason: 'fault', result: 'failed' }, 'admission failed');
    return send(
      reply,
      code,
      code >= 500 ? 'internal error, see the log of the injector' : (MESSAGES[error.code] ?? error.message),
    );
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

const pathOf = ({ url }: { readonly url: string }): string => url.split('?', 1).join('');

/** A failed request's answer. */
export const send = (reply: Reply, code: number, message: string): Reply =>
  reply.code(code).type('application/json').send(failure(code, message));
