import type { Server } from 'node:https';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import { admit } from '../admission/admit.ts';
import type { AdmissionAnswer } from '../admission/answer.ts';
import type { KeyPair } from '../certificates/key-pair.ts';
import type { DecisionInput } from '../injection/decide.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { answerClientError } from './client-errors.ts';
import { countRequests } from './count-requests.ts';
import { answerBadUrl, answerFaults, MalformedReview } from './fault-answers.ts';
import { reportAdmission, reportFailure } from './report.ts';
import { tlsOptions } from './tls.ts';

/** The paths of the two webhook entries, each with what the API server does when a call fails. */
export const MUTATE_PATHS = {
  '/mutate--v1-pod': 'fail',
  '/ignore/mutate--v1-pod': 'ignore',
} as const;
export type FailurePolicy = (typeof MUTATE_PATHS)[keyof typeof MUTATE_PATHS];

/** An AdmissionReview may hold an object and an old object of 3 MiB each, the API server's own limit, and their envelope. */
const BODY_LIMIT_BYTES = 7 * 1024 * 1024;

/** The API server keeps idle connections for 90 s: closing earlier loses a request that is just being sent on one. */
const KEEP_ALIVE_MS = 120_000;

/** The longest timeout that a webhook configuration may ask for. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The HTTPS server, as Fastify has it. */
export type Webhook = FastifyInstance<Server>;

export interface WebhookDeps {
  readonly keyPair: KeyPair;
  readonly inputFor: (namespace: string, failurePolicy: FailurePolicy) => DecisionInput;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Tells whether connections are to be closed after their answer. */
  readonly isDraining: () => boolean;
}

/** The HTTPS server that the API server calls. It does not listen yet. HTTP/1.1 only: webhook clients of the API server force it. */
export function buildWebhook(deps: WebhookDeps): Webhook {
  const loggerInstance: FastifyBaseLogger = deps.log;
  const app: Webhook = fastify({
    https: tlsOptions(deps.keyPair),
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: answerBadUrl,
    clientErrorHandler: answerClientError,
  });
  app.server.headersTimeout = KEEP_ALIVE_MS + REQUEST_TIMEOUT_MS;
  acceptJsonOnly(app);
  answerFaults(app, Object.keys(MUTATE_PATHS), (failure) => reportFailure(failure, deps));
  countRequests(app, deps.metrics);
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (deps.isDraining()) reply.header('connection', 'close');
    done(null, payload);
  });
  for (const [path, failurePolicy] of Object.entries(MUTATE_PATHS)) {
    app.post(path, ({ body }) => mutate(body, { deps, failurePolicy }));
  }
  return app;
}

/** Parsed by hand: Fastify's own parser drops or refuses members such as `__proto__`, which would not be the pod that was sent. */
function acceptJsonOnly(app: Webhook): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(body.toString()));
    } catch {
      done(new MalformedReview(body.length === 0 ? 'the request has no body' : 'the body is not JSON'));
    }
  });
}

interface Call {
  readonly deps: WebhookDeps;
  readonly failurePolicy: FailurePolicy;
}

function mutate(body: unknown, { deps, failurePolicy }: Call): AdmissionAnswer {
  const end = deps.metrics.mutationSeconds.startTimer();
  const admission = admit(body, (namespace) => deps.inputFor(namespace, failurePolicy));
  end();
  if (admission.kind === 'malformed') throw new MalformedReview(admission.message);
  reportAdmission(admission, deps);
  return admission.answer;
}
