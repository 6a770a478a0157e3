import { type FastifyInstance, fastify } from 'fastify';

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly why: string };

/** `/healthz` as long as the process answers, `/readyz` while it can be called. Plain HTTP, for the kubelet. */
export function buildHealth(readiness: () => Readiness): FastifyInstance {
  const app = fastify();
  app.get('/healthz', () => 'ok\n');
  app.get('/readyz', (_request, reply) => {
    const state = readiness();
    return state.ready ? 'ok\n' : reply.code(503).send(`not ready: ${state.why}\n`);
  });
  return app;
}
