import { Counter, type Registry } from 'prom-client';
import { PREFIX } from './metrics.ts';

/** Metrics of events about runs. Absent if there are none. */
export interface EventMetrics {
  readonly events: Counter<'result'>;
}

export const createEventMetrics = (registry: Registry): EventMetrics => ({
  events: new Counter({
    name: `${PREFIX}events_total`,
    help: 'Events about runs by result (created, known, dropped, failed).',
    labelNames: ['result'] as const,
    registers: [registry],
  }),
});
