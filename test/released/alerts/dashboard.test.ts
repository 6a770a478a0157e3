import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { prometheus } from '../../../lab/prometheus.ts';
import { createAuthorityMetrics } from '../../../src/telemetry/authority-metrics.ts';
import { createSecretMetrics } from '../../../src/telemetry/secret-metrics.ts';
import { startServing } from '../../support/serving-process.ts';
import { goodRun, playIncident } from './incident.ts';
import { linesDrawn } from './panels.ts';
import { series } from './seen-by-prometheus.ts';

const { promtool } = await prometheus();

const folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let seen: ReturnType<typeof series>;
beforeAll(async () => {
  seen = [...(await ofServer()), ...series(await ofOtherParts(), await ofOtherParts()), ...OF_API_SERVER];
});

/** What a real server shows before and after an incident: runs that choose outputs which nobody configured. */
async function ofServer() {
  await using server = await startServing([]);
  const scrape = async () => (await fetch(`http://127.0.0.1:${server.ports.metrics}/metrics`)).text();
  await goodRun(server.ports.webhook);
  const before = await scrape();
  await playIncident(server.ports.webhook);
  return series(before, await scrape());
}

/** What a server with an authority of its own shows, and one that watches Secrets. */
async function ofOtherParts(): Promise<string> {
  const registry = new Registry();
  createAuthorityMetrics(registry).authorityNotAfter.set(2_000_000_000);
  createSecretMetrics(registry).watches.set({ state: 'synced' }, 2);
  return await registry.metrics();
}

const CALLED = 'name="fail-closed.polyaxon-gcs-injector.io",operation="CREATE",type="admit"';
const DURATION = 'apiserver_admission_webhook_admission_duration_seconds_bucket';

/** What API servers show of the same incident. */
const OF_API_SERVER = [
  {
    series: `apiserver_admission_webhook_rejection_count{${CALLED},error_type="calling_webhook_error",rejection_code="0"}`,
    values: '_x10 5x10',
  },
  { series: `apiserver_admission_webhook_fail_open_count{${CALLED}}`, values: '_x10 5x10' },
  { series: `${DURATION}{${CALLED},rejected="false",le="0.005"}`, values: '0+10x20' },
  { series: `${DURATION}{${CALLED},rejected="false",le="+Inf"}`, values: '0+10x20' },
];

describe('after an incident each panel of the dashboard has something to show', () => {
  it.each(linesDrawn('5m'))('$title: $expr', async ({ expr }) => {
    const test = {
      interval: '1m',
      input_series: seen,
      promql_expr_test: [
        { expr: `clamp_max(count(${expr}), 1)`, eval_time: '12m', exp_samples: [{ labels: '{}', value: 1 }] },
      ],
    };
    const file = join(folder, 'test.yaml');
    writeFileSync(file, stringify({ evaluation_interval: '1m', tests: [test] }));
    expect(await execute(promtool, ['test', 'rules', file])).toContain('SUCCESS');
  });
});
