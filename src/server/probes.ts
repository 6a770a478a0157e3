import type { FastifyInstance } from 'fastify';
import type { Bounds } from './bounds.ts';
import { buildPlainServer } from './plain-server.ts';

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly why: string };

/** `/healthz` as long as the process answers, `/readyz` while it can be called. For the kubelet. */
export function buildHealth(readiness: () => Readiness, bounds: Bounds): FastifyInstance {
  const app = buildPlainServer(bounds);
  app.get('/healthz', () => 'ok\n');
  app.get('/readyz', (_request, reply) => {
    const state = readiness();
    return state.ready ? 'ok\n' : reply.code(503).send(`not ready: ${state.why}\n`);
  });
  return app;
}
