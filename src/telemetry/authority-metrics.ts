import { Counter, Gauge, type Registry } from 'prom-client';
import { PREFIX } from './metrics.ts';

/** What is counted of the own authority; absent where certificates come from elsewhere. */
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
      help: 'When the certificate of the issuing authority expires, in Unix time.',
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
      help: 'Where the rotation of the authority is: 1 for the phase that it is in (empty, joining, retiring, settled).',
      labelNames: ['phase'] as const,
      registers,
    }),
    leaseHeld: new Gauge({
      name: `${PREFIX}rotation_lease_held`,
      help: '1 while this replica is the one that rotates the authority.',
      registers,
    }),
  };
};
