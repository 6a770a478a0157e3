import type { Server } from 'node:https';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';
import { requestCounter } from '../telemetry/request-counter.ts';
import { askedPath, MUTATE_PATHS, type PathSecrets } from './paths.ts';
import { METHOD_NOT_ALLOWED, NOT_FOUND, refuse } from './refused.ts';

/** Counts each request, and refuses one without a route before its body is read. */
export function guardPaths(app: FastifyInstance<Server>, secrets: PathSecrets, metrics: Metrics): void {
  const count = requestCounter(metrics);
  const notFound = secrets.length > 0 ? 'no such path' : NO_SUCH_PATH;
  app.addHook('onRequest', ({ raw: { url = '', method } }, reply, done) => {
    const path = askedPath(url, secrets);
    const isServed = path !== undefined && method === 'POST';
    count(isServed ? path : 'none', reply.raw);
    if (isServed) done();
    else if (path === undefined) refuse(reply, NOT_FOUND, notFound);
    else refuse(reply.header('allow', 'POST'), METHOD_NOT_ALLOWED, 'only POST is served here');
  });
}

const NO_SUCH_PATH = `no such path; this server has ${Object.keys(MUTATE_PATHS).join(' and ')}`;
