import { Agent } from 'node:https';
import { describe, expect, it } from 'vitest';
import { experiment, send, withRequest } from '../../support/admission-reviews.ts';
import { type RunningServer, startForTest } from '../../support/running-server.ts';
import { call } from '../../support/tls-client.ts';
import { samplesOf, sumOf } from './metrics-text.ts';

const ADMISSIONS = 'polyaxon_gcs_injector_admissions_total';

const admissions = async ({ metrics }: RunningServer) => {
  const all = samplesOf(await metrics.registry.metrics());
  return new Map([...all].filter(([key]) => key.startsWith(ADMISSIONS)));
};

describe('the namespace that a refused body names', () => {
  it('gets no series, whatever is wrong with the body', async () => {
    await using server = await startForTest({ logLevel: 'error' });
    for (let index = 0; index < 20; index += 1) {
      await send(server.ports.webhook, withRequest(experiment(), { namespace: `made-up-${index}`, object: {} }));
      await send(server.ports.webhook, withRequest(experiment(), { namespace: `${'x'.repeat(200)}${index}` }));
      await call({ port: server.ports.webhook, body: `{"request":{"namespace":"made-up-${index}"}}` });
    }
    expect([...(await admissions(server))]).toEqual([
      [`${ADMISSIONS}{namespace="",result="failed",reason="fault"}`, 60],
    ]);
  });

  it('is logged, up to the length of a namespace', async () => {
    await using server = await startForTest();
    await call({ port: server.ports.webhook, body: `{"request":{"namespace":"${'x'.repeat(1000)}"}}` });
    expect(server.written.admissions[0]?.['namespace']).toBe('x'.repeat(63));
  });
});

describe('many namespaces', () => {
  it('keep their sum when the oldest lose their own series', async () => {
    await using server = await startForTest({ logLevel: 'error' });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let index = 0; index < 600; index += 1) {
      const review = withRequest(experiment(), { namespace: `team-${index}`, operation: 'DELETE' });
      await send(server.ports.webhook, review, { agent });
    }
    agent.destroy();
    const all = await admissions(server);
    expect(all.size).toBe(501);
    expect(sumOf(all, ADMISSIONS)).toBe(600);
    expect(sumOf(all, ADMISSIONS, 'namespace="_other"')).toBe(100);
    expect(sumOf(all, ADMISSIONS, 'namespace="team-599"')).toBe(1);
  });
});
