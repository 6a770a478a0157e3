import { Counter, Gauge, type Registry } from 'prom-client';
import { PREFIX } from './metrics.ts';

/** The age of the oldest key file of each namespace, in seconds. */
type KeyAges = () => ReadonlyMap<string, number>;

/** Metrics of the watches of Secrets. Absent if no Secret is watched. */
export interface SecretMetrics {
  readonly watches: Gauge<'state'>;
  readonly failures: Counter<'result'>;
  /** Says where the ages come from that each scrape asks for. */
  measureKeyAges(ages: KeyAges): void;
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
  measureKeyAges: keyAges(registry),
});

/** As many namespaces have series of their own in the counts of admissions. */
const MOST_NAMESPACES = 500;

function keyAges(registry: Registry): SecretMetrics['measureKeyAges'] {
  let ages: KeyAges = () => new Map();
  new Gauge({
    name: `${PREFIX}key_age_seconds`,
    help: 'Age of the oldest key file that is watched, by namespace, since its Secret last changed.',
    labelNames: ['namespace'] as const,
    registers: [registry],
    collect() {
      this.reset();
      const oldest = [...ages()].toSorted(([, one], [, other]) => other - one).slice(0, MOST_NAMESPACES);
      for (const [namespace, seconds] of oldest) this.set({ namespace }, seconds);
    },
  });
  return (measured) => {
    ages = measured;
  };
}
