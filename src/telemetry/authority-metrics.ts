import { Counter, Gauge, type Registry } from 'prom-client';
import { PREFIX } from './metrics.ts';

/** Metrics of the server's own authority. Absent if certificates come from elsewhere. */
export interface AuthorityMetrics {
  readonly authorityNotAfter: Gauge;
  readonly bundleWrites: Counter<'result'>;
  readonly rotationPhase: Gauge<'phase'>;
  readonly leaseHeld: Gauge;
}

export const createAuthorityMetrics = (registry: Registry): AuthorityMetrics => {
  const registers = [registry];
  return {
    authorityNotAfter: new Gauge({
      name: `${PREFIX}authority_not_after_seconds`,
      help: 'End of the issuing authority certificate, in Unix time.',
      registers,
    }),
    bundleWrites: new Counter({
      name: `${PREFIX}ca_bundle_writes_total`,
      help: 'Writes of caBundle into the webhook configuration, by result (written, conflict, failed).',
      labelNames: ['result'] as const,
      registers,
    }),
    rotationPhase: new Gauge({
      name: `${PREFIX}rotation_phase`,
      help: 'The phase of the rotation of the authority: 1 for the present one (empty, joining, retiring, settled).',
      labelNames: ['phase'] as const,
      registers,
    }),
    leaseHeld: new Gauge({
      name: `${PREFIX}rotation_lease_held`,
      help: '1 while this replica rotates the authority.',
      registers,
    }),
  };
};
