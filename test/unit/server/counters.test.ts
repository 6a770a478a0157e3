import { describe, expect, it } from 'vitest';
import { answerTo, experiment, send, web, withRequest } from '../../support/admission-reviews.ts';
import { type RunningServer, startForTest, type TestOptions } from '../../support/running-server.ts';
import { call, IGNORE_MUTATE, MUTATE } from '../../support/tls-client.ts';
import { samplesOf, sumOf } from './metrics-text.ts';

const ADMISSIONS = 'polyaxon_gcs_injector_admissions_total';
const REQUESTS = 'controller_runtime_webhook_requests_total';
const LATENCIES = 'controller_runtime_webhook_latency_seconds_count';

const DENYING: TestOptions = {
  configuration: `
persistence:
  outputs: {store: gcs, bucket: gs://outputs-bucket, secret: gcs-secret, secretKey: gcs-key.json}
injection: {missingSecret: deny}
`,
  secrets: new Map([['gcs-secret', { kind: 'missing' }]]),
};

const samples = async ({ metrics }: RunningServer) => samplesOf(await metrics.registry.metrics());

const requestsCounted = async (server: RunningServer): Promise<number> => sumOf(await samples(server), REQUESTS);

const admissionsBy = (all: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...all].filter(([key]) => key.startsWith(ADMISSIONS)).map(([key, value]) => [key.slice(ADMISSIONS.length), value]),
  );

describe('the counters', () => {
  it('count each admission once, by namespace, result and reason, and add up to the requests', async () => {
    await using server = await startForTest(DENYING);
    const { webhook } = server.ports;
    await send(webhook, experiment(), { path: IGNORE_MUTATE });
    await send(webhook, experiment(), { path: MUTATE });
    await send(webhook, web());
    await send(webhook, withRequest(experiment(), { operation: 'DELETE' }));
    await send(webhook, withRequest(experiment(), { object: {} }));
    await call({ port: webhook, body: '{' });
    await call({ port: webhook, body: '{}', headers: { 'content-type': 'text/plain' } });
    await expect.poll(() => requestsCounted(server)).toBe(7);
    const all = await samples(server);
    expect(admissionsBy(all)).toEqual({
      '{namespace="polyaxon",result="injected",reason="secret_missing"}': 1,
      '{namespace="polyaxon",result="denied",reason="secret_missing"}': 1,
      '{namespace="default",result="skipped",reason="not_polyaxon"}': 1,
      '{namespace="polyaxon",result="skipped",reason="not_a_created_pod"}': 1,
      '{namespace="",result="failed",reason="fault"}': 3,
    });
    expect(sumOf(all, ADMISSIONS)).toBe(sumOf(all, REQUESTS));
  });

  it('count requests by path and status, with the time of each', async () => {
    await using server = await startForTest();
    const { webhook } = server.ports;
    await answerTo(webhook, experiment());
    await answerTo(webhook, experiment(), { path: IGNORE_MUTATE });
    await call({ port: webhook, path: IGNORE_MUTATE, body: '[]' });
    await expect.poll(() => requestsCounted(server)).toBe(3);
    const all = await samples(server);
    expect(all.get(`${REQUESTS}{webhook="${MUTATE}",code="200"}`)).toBe(1);
    expect(all.get(`${REQUESTS}{webhook="${IGNORE_MUTATE}",code="200"}`)).toBe(1);
    expect(all.get(`${REQUESTS}{webhook="${IGNORE_MUTATE}",code="400"}`)).toBe(1);
    expect(sumOf(all, LATENCIES)).toBe(3);
  });

  it('count no admission and no path for requests to other paths', async () => {
    await using server = await startForTest();
    await call({ port: server.ports.webhook, path: '/one', body: '{}' });
    await call({ port: server.ports.webhook, path: '/two', method: 'GET' });
    await call({ port: server.ports.webhook, path: MUTATE, method: 'GET' });
    await expect.poll(() => requestsCounted(server)).toBe(3);
    const all = await samples(server);
    expect(admissionsBy(all)).toEqual({});
    expect(all.get(`${REQUESTS}{webhook="none",code="404"}`)).toBe(2);
    expect(all.get(`${REQUESTS}{webhook="none",code="405"}`)).toBe(1);
  });

  it('count a fault of ours as failed in its namespace', async () => {
    await using server = await startForTest({
      inputFor: () => {
        throw new Error('broken');
      },
    });
    await send(server.ports.webhook, experiment());
    expect(admissionsBy(await samples(server))).toEqual({ '{namespace="polyaxon",result="failed",reason="fault"}': 1 });
  });
});
