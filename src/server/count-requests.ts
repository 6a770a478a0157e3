import type { ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';

/** What nginx says of a client that hung up before it was answered. */
const HUNG_UP = 499;

/** Counts at the end of the answer or of the connection, whichever comes first: Fastify's own hook misses those who hang up. */
export function countRequests(app: FastifyInstance<Server>, metrics: Metrics): void {
  app.addHook('onRequest', ({ routeOptions }, { raw }, done) => {
    countOne(routeOptions.url ?? 'none', raw, metrics);
    done();
  });
}

function countOne(webhook: string, raw: ServerResponse, { requests, requestSeconds, requestsInFlight }: Metrics): void {
  const end = requestSeconds.startTimer({ webhook });
  requestsInFlight.inc({ webhook });
  raw.once('close', () => {
    end();
    requestsInFlight.dec({ webhook });
    requests.inc({ webhook, code: raw.writableFinished ? raw.statusCode : HUNG_UP });
  });
}
