import type { KeyPair } from '../../../../src/certificates/key-pair.ts';
import { startAuthority } from '../../../../src/cluster/authority/replica.ts';
import type { Followed } from '../../../../src/follow/followed.ts';
import { createAuthorityMetrics } from '../../../../src/telemetry/authority-metrics.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import { createMetrics } from '../../../../src/telemetry/metrics.ts';
import type { FakeTime } from '../../../support/fake-time.ts';
import { WrittenLines } from '../../../support/written-lines.ts';
import { type Installed, NAMES } from './installed.ts';

export interface Replica extends AsyncDisposable {
  readonly certificate: Followed<KeyPair>;
  readonly written: WrittenLines;
  /** The value of a metric of the authority, with its labels if it has any. */
  metric(name: string, labels?: Readonly<Record<string, string>>): Promise<number | undefined>;
}

/** A replica's part of the authority, as `serve --cluster` starts it. Its time passes only when the test says so. */
export function startReplica({ api }: Installed, time: FakeTime, identity: string = NAMES.identity): Replica {
  const written = new WrittenLines();
  const { registry } = createMetrics();
  const certificate = startAuthority(api, {
    names: { ...NAMES, identity },
    log: createLogger('debug', written),
    metrics: createAuthorityMetrics(registry),
    time,
  });
  return {
    certificate,
    written,
    metric: async (name, labels = {}) => {
      const found = await registry.getSingleMetric(`polyaxon_gcs_injector_${name}`)?.get();
      const wanted = Object.entries(labels);
      return found?.values.find((value) => wanted.every(([label, text]) => value.labels[label] === text))?.value;
    },
    [Symbol.asyncDispose]: certificate.stop,
  };
}
