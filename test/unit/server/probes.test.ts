import { describe, expect, it } from 'vitest';
import { PLAIN_BOUNDS } from '../../../src/server/bounds.ts';
import { portOf } from '../../../src/server/listener.ts';
import { buildHealth } from '../../../src/server/probes.ts';
import { answerTo, experiment } from '../../support/admission-reviews.ts';
import { startForTest } from '../../support/running-server.ts';

const get = async (port: number, path: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};

describe('the probes', () => {
  it('report the process as live and ready', async () => {
    await using server = await startForTest();
    expect(await get(server.ports.health, '/healthz')).toMatchObject({ status: 200, text: 'ok\n' });
    expect(await get(server.ports.health, '/readyz')).toMatchObject({ status: 200, text: 'ok\n' });
  });

  it('report it as live but not ready from the signal to stop on', async () => {
    await using server = await startForTest();
    const stopped = server.drain(0.2);
    expect(await get(server.ports.health, '/readyz')).toMatchObject({ status: 503, text: 'not ready: stopping\n' });
    expect(await get(server.ports.health, '/healthz')).toMatchObject({ status: 200 });
    await stopped;
    await expect(get(server.ports.health, '/healthz')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it('report why it is not ready before its start', async () => {
    const health = buildHealth(() => ({ ready: false, why: 'starting' }), PLAIN_BOUNDS);
    await health.listen({ host: '127.0.0.1', port: 0 });
    const port = portOf(health.server.address());
    expect(await get(port, '/readyz')).toMatchObject({ status: 503, text: 'not ready: starting\n' });
    expect(await get(port, '/healthz')).toMatchObject({ status: 200 });
    await health.close();
  });

  it('have their own port', async () => {
    await using server = await startForTest();
    expect(new Set(Object.values(server.ports)).size).toBe(3);
    expect((await get(server.ports.health, '/metrics')).status).toBe(404);
    expect((await get(server.ports.metrics, '/readyz')).status).toBe(404);
  });

  it('are absent if the webhook cannot listen', async () => {
    await using server = await startForTest();
    await expect(startForTest({ webhookPort: server.ports.webhook })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the metrics', () => {
  it('are in the text format: those of the process, ours, and those of Go webhooks under their names', async () => {
    await using server = await startForTest();
    await answerTo(server.ports.webhook, experiment());
    const { status, type, text } = await get(server.ports.metrics, '/metrics');
    expect({ status, type }).toEqual({ status: 200, type: expect.stringMatching(/^text\/plain; version=0\.0\.4/) });
    for (const name of [
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_seconds',
      'polyaxon_gcs_injector_admissions_total',
      'polyaxon_gcs_injector_mutation_duration_seconds',
      'polyaxon_gcs_injector_patch_operations',
      'polyaxon_gcs_injector_reloads_total',
      'polyaxon_gcs_injector_config_hash_info',
      'polyaxon_gcs_injector_cert_not_after_seconds',
      'controller_runtime_webhook_requests_total',
      'controller_runtime_webhook_latency_seconds',
      'controller_runtime_webhook_requests_in_flight',
    ]) {
      expect(text).toContain(`# HELP ${name} `);
    }
  });
});
