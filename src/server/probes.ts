import { type FastifyInstance, fastify } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly why: string };

/** `/healthz` as long as the process answers, `/readyz` while it can be called. Plain HTTP, for the kubelet. */
export function buildHealth(readiness: () => Readiness): FastifyInstance {
  const app = fastify();
  app.get('/healthz', async () => 'ok\n');
  app.get('/readyz', async (_request, reply) => {
    const state = readiness();
    return state.ready ? 'ok\n' : reply.code(503).send(`not ready: ${state.why}\n`);
  });
  return app;
}

/** `/metrics` in the text format of Prometheus. Plain HTTP, on a port of its own so that a network policy can tell them apart. */
export function buildMetrics({ registry }: Metrics): FastifyInstance {
  const app = fastify();
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return app;
}
