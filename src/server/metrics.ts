import { type FastifyInstance, fastify } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';

/** `/metrics` in the text format of Prometheus. Plain HTTP, on its own port so that a network policy can tell them apart. */
export function buildMetrics({ registry }: Metrics): FastifyInstance {
  const app = fastify();
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return app;
}
