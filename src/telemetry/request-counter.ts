import type { ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';

/** nginx's status for a client that hung up before the answer. */
const HUNG_UP = 499;

/** Counts one request at the end of its answer or of its connection, whichever comes first. */
export type CountRequest = (webhook: string, response: ServerResponse) => void;

/**
 * Looks up a path's labels once, because that costs more than counting. Fastify's own hook misses clients that hang up.
 */
export function requestCounter(metrics: Metrics): CountRequest {
  const series = new Map<string, ReturnType<typeof seriesOf>>();
  return (webhook, response) => {
    const known = series.get(webhook);
    const { inFlight, ended } = known ?? seriesOf(webhook, metrics);
    if (known === undefined) series.set(webhook, { inFlight, ended });
    const started = performance.now();
    inFlight.inc();
    response.once('close', () => {
      inFlight.dec();
      ended((performance.now() - started) / 1000, response.writableFinished ? response.statusCode : HUNG_UP);
    });
  };
}

function seriesOf(webhook: string, { requests, requestSeconds, requestsInFlight }: Metrics) {
  const seconds = requestSeconds.labels({ webhook });
  const byCode = new Map<number, { inc(): void }>();
  return {
    inFlight: requestsInFlight.labels({ webhook }),
    ended: (duration: number, code: number): void => {
      seconds.observe(duration);
      const counted = byCode.get(code) ?? requests.labels({ webhook, code });
      byCode.set(code, counted);
      counted.inc();
    },
  };
}
