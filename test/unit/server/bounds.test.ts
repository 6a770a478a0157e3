import { describe, expect, it } from 'vitest';
import { fastifyBounds, nodeBounds, PLAIN_BOUNDS, WEBHOOK_BOUNDS } from '../../../src/server/bounds.ts';

const MIB = 1024 * 1024;
/** Measured: a connection after one answer with TLS, one without, and the program at rest. */
const TLS_CONNECTION_BYTES = 85 * 1024;
const PLAIN_CONNECTION_BYTES = 20 * 1024;
const PROGRAM_BYTES = 85 * MIB;
/** The usable part of the chart's limit of 256 MiB. */
const MOST_BYTES = 200 * MIB;

const ALL = [
  ['the webhook', WEBHOOK_BOUNDS],
  ['the probes and the metrics', PLAIN_BOUNDS],
] as const;

describe.each(ALL)('the bounds of %s', (_what, bounds) => {
  it('end unfinished requests within ten seconds, and look for them each second', () => {
    const { handshakeMs, requestMs, checkMs } = bounds;
    expect([handshakeMs, requestMs, checkMs]).toEqual([10_000, 10_000, 1000]);
  });

  it('are the same for headers and for the whole request, because Node takes the greater one for the whole', () => {
    const { headersTimeout, requestTimeout } = nodeBounds(bounds);
    expect([headersTimeout, requestTimeout, fastifyBounds(bounds).requestTimeout]).toEqual(Array(3).fill(10_000));
  });
});

describe('the bounds of all ports', () => {
  it("fit into a container's memory together", () => {
    const connections =
      WEBHOOK_BOUNDS.connections * TLS_CONNECTION_BYTES + 2 * PLAIN_BOUNDS.connections * PLAIN_CONNECTION_BYTES;
    expect(PROGRAM_BYTES + connections + WEBHOOK_BOUNDS.heldBytes).toBeLessThan(MOST_BYTES);
  });

  it('have room for 200 concurrent admissions from each of five API servers on two replicas', () => {
    expect(WEBHOOK_BOUNDS.connections).toBeGreaterThanOrEqual((5 * 200) / 2);
  });

  it('have room for several of the largest bodies', () => {
    expect(WEBHOOK_BOUNDS.bodyBytes).toBe(7 * MIB);
    expect(WEBHOOK_BOUNDS.heldBytes).toBeGreaterThan(3 * WEBHOOK_BOUNDS.bodyBytes);
  });
});
