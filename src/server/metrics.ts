import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Bounds } from './bounds.ts';
import { buildPlainServer } from './plain-server.ts';

/**
 * `/metrics` in the text format of Prometheus. It has its own port, so that a network policy can separate it from the
 * probes.
 */
export function buildMetrics({ registry }: Metrics, bounds: Bounds): FastifyInstance {
  const app = buildPlainServer(bounds);
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return app;
}
