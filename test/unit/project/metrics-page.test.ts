import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createAuthorityMetrics } from '../../../src/telemetry/authority-metrics.ts';
import { createEventMetrics } from '../../../src/telemetry/event-metrics.ts';
import { createMetrics } from '../../../src/telemetry/metrics.ts';
import { createSecretMetrics } from '../../../src/telemetry/secret-metrics.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const { registry } = createMetrics();
createAuthorityMetrics(registry);
createSecretMetrics(registry);
createEventMetrics(registry);
const OURS = (await registry.getMetricsAsJSON())
  .map(({ name }) => name)
  .filter((name) => /^(?:polyaxon_gcs_injector|controller_runtime)_/.test(name));

it('the table of metrics has each metric of the server, and no other', () => {
  const rows = [...read('docs/operations.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(OURS.toSorted());
});

it.each(['charts/polyaxon-gcs-injector/templates/prometheusrule.yaml', 'docs/runbook.md'])(
  '%s names only metrics that the server has',
  (file) => {
    const named = read(file).match(/polyaxon_gcs_injector_\w+/g) ?? [];
    expect(named.filter((name) => !OURS.includes(name))).toEqual([]);
  },
);
