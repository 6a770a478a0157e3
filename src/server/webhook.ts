import type { Server } from 'node:https';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import { type Bounds, fastifyBounds, nodeBounds } from './bounds.ts';
import { answerClientError } from './client-errors.ts';
import { answerBadUrl, answerFaults } from './fault-answers.ts';
import { guardPaths } from './guard-paths.ts';
import { boundHeldBytes, type HeldBytes } from './held-bytes.ts';
import { holdLongAnswers } from './hold-answers.ts';
import { type MutateDeps, mutate } from './mutate.ts';
import { parseBody } from './parse-body.ts';
import { MUTATE_PATHS, type PathSecrets } from './paths.ts';
import { receiveBody } from './receive-body.ts';
import { reportFailure } from './report.ts';
import { type Identity, identityOptions } from './tls.ts';

/** The HTTPS server in Fastify's type. */
export type Webhook = FastifyInstance<Server>;

export interface WebhookDeps extends MutateDeps {
  readonly identity: Identity;
  readonly bounds: Bounds;
  readonly pathSecrets: PathSecrets;
  /** True if connections must close after their answer. */
  readonly isDraining: () => boolean;
}

/**
 * The HTTPS server that the API server calls. It does not listen yet. HTTP/1.1 only: the webhook clients of the API
 * server use no other version.
 */
export function buildWebhook(deps: WebhookDeps): Webhook {
  const { bounds, metrics, pathSecrets } = deps;
  const app = emptyWebhook(deps);
  const held = boundHeldBytes({
    limit: bounds.heldBytes,
    shed: () => metrics.shed.inc({ what: 'request' }),
    now: () => performance.now(),
  });
  guardPaths(app, pathSecrets, metrics);
  answerFaults(app, (failure) => reportFailure(failure, deps));
  takeJson(app, { bodyBytes: bounds.bodyBytes, held });
  holdLongAnswers(app, held);
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (deps.isDraining()) reply.header('connection', 'close');
    done(null, payload);
  });
  const prefix = pathSecrets.length > 0 ? '/:secret' : '';
  for (const [path, failurePolicy] of Object.entries(MUTATE_PATHS)) {
    app.post(`${prefix}${path}`, ({ body }) => mutate(body, failurePolicy, deps));
  }
  return app;
}

/** Node's own limit for a request line. So a wrong secret of any length is an unknown path. */
const LONGEST_URL = 16 * 1024;

function emptyWebhook({ identity, bounds, log }: WebhookDeps): Webhook {
  const loggerInstance: FastifyBaseLogger = log;
  return fastify({
    https: { ...identityOptions(identity), ...nodeBounds(bounds) },
    ...fastifyBounds(bounds),
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: LONGEST_URL },
    frameworkErrors: answerBadUrl,
    clientErrorHandler: answerClientError,
  });
}

function takeJson(app: Webhook, bounds: { readonly bodyBytes: number; readonly held: HeldBytes }): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', ({ raw }, _payload, done) =>
    receiveBody(raw, bounds, (body) => {
      const parsed = body instanceof Error ? { error: body } : parseBody(body);
      if ('error' in parsed) done(parsed.error);
      else done(null, parsed.value);
    }),
  );
}
