import type { FastifyInstance } from 'fastify';
import type { Bounds } from './bounds.ts';
import { buildPlainServer } from './plain-server.ts';

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly why: string };

/**
 * The kubelet's probes. `/healthz` answers as long as the process does. `/readyz` says whether callers can call the
 * server.
 */
export function buildHealth(readiness: () => Readiness, bounds: Bounds): FastifyInstance {
  const app = buildPlainServer(bounds);
  app.get('/healthz', () => 'ok\n');
  app.get('/readyz', (_request, reply) => {
    const state = readiness();
    return state.ready ? 'ok\n' : reply.code(503).send(`not ready: ${state.why}\n`);
  });
  return app;
}
