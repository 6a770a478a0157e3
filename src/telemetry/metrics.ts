import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type CountAdmission, countAdmissions } from './admission-counts.ts';

export const PREFIX = 'polyaxon_gcs_injector_';

/** All metrics. Each server has its own registry, so that tests do not share numbers. */
export interface Metrics {
  readonly registry: Registry;
  readonly countAdmission: CountAdmission;
  readonly mutationSeconds: Histogram;
  readonly patchOperations: Histogram;
  readonly reloads: Counter<'subject' | 'result'>;
  readonly configInfo: Gauge<'hash'>;
  readonly certNotAfter: Gauge;
  /** The names and labels of controller-runtime, so that dashboards for Go webhooks work. */
  readonly requests: Counter<'webhook' | 'code'>;
  readonly requestSeconds: Histogram<'webhook'>;
  readonly requestsInFlight: Gauge<'webhook'>;
  readonly shed: Counter<'what'>;
}

/** A fresh registry with all metrics of the process and ours. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return { registry, ...admissionMetrics(registers), ...processMetrics(registers), ...webhookMetrics(registers) };
}

/**
 * From a quarter of a millisecond, the time of a small pod, to one second, at which the API server logs a slow call.
 */
const SECONDS = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

const admissionMetrics = (registers: Registry[]) => ({
  countAdmission: countAdmissions(
    new Counter({
      name: `${PREFIX}admissions_total`,
      help: 'Admissions by namespace, result and reason code. Namespaces without a recent admission are summed as _other.',
      labelNames: ['namespace', 'result', 'reason'] as const,
      registers,
    }),
  ),
  mutationSeconds: new Histogram({
    name: `${PREFIX}mutation_duration_seconds`,
    help: 'Time to decide and check one admission, without reading and writing it.',
    buckets: SECONDS,
    registers,
  }),
  patchOperations: new Histogram({
    name: `${PREFIX}patch_operations`,
    help: 'Operations in the patch of one admission.',
    buckets: [0, 1, 2, 5, 10, 20, 50],
    registers,
  }),
});

const processMetrics = (registers: Registry[]) => ({
  reloads: new Counter({
    name: `${PREFIX}reloads_total`,
    help: 'Reloads of the configuration and the serving certificate, by result (applied, refused).',
    labelNames: ['subject', 'result'] as const,
    registers,
  }),
  configInfo: new Gauge({
    name: `${PREFIX}config_hash_info`,
    help: 'The configuration in force; always 1.',
    labelNames: ['hash'] as const,
    registers,
  }),
  certNotAfter: new Gauge({
    name: `${PREFIX}cert_not_after_seconds`,
    help: 'End of the serving certificate, in Unix time.',
    registers,
  }),
});

const webhookMetrics = (registers: Registry[]) => ({
  requests: new Counter({
    name: 'controller_runtime_webhook_requests_total',
    help: 'Admission requests by path and HTTP status code.',
    labelNames: ['webhook', 'code'] as const,
    registers,
  }),
  requestSeconds: new Histogram({
    name: 'controller_runtime_webhook_latency_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['webhook'] as const,
    buckets: SECONDS,
    registers,
  }),
  requestsInFlight: new Gauge({
    name: 'controller_runtime_webhook_requests_in_flight',
    help: 'Requests being answered.',
    labelNames: ['webhook'] as const,
    registers,
  }),
  shed: new Counter({
    name: `${PREFIX}shed_total`,
    help: 'Connections ended because there were too many, and requests ended because all held too many bytes.',
    labelNames: ['what'] as const,
    registers,
  }),
});
