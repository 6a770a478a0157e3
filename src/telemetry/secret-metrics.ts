import { Counter, Gauge, type Registry } from 'prom-client';
import { PREFIX } from './metrics.ts';

/** Metrics of the watches of Secrets. Absent if no Secret is watched. */
export interface SecretMetrics {
  readonly watches: Gauge<'state'>;
  readonly failures: Counter<'result'>;
}

export const createSecretMetrics = (registry: Registry): SecretMetrics => ({
  watches: new Gauge({
    name: `${PREFIX}secret_watches`,
    help: 'Watches of Secrets by state: synced, pending (not yet or no longer connected), forbidden (no right to it).',
    labelNames: ['state'] as const,
    registers: [registry],
  }),
  failures: new Counter({
    name: `${PREFIX}secret_watch_failures_total`,
    help: 'Failed attempts to watch Secrets, by result (forbidden, failed).',
    labelNames: ['result'] as const,
    registers: [registry],
  }),
});
