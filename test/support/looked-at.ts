import type { KubeConfig } from '@kubernetes/client-node';
import { clusterOf } from '../../src/cluster/api.ts';
import { type SecretsView, type SecretsViewOptions, viewSecrets } from '../../src/cluster/secrets/secrets-view.ts';
import type { SecretPlace } from '../../src/config/secret-places.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { createSecretMetrics } from '../../src/telemetry/secret-metrics.ts';
import { WrittenLines } from './written-lines.ts';

export interface LookedAt extends Disposable {
  readonly view: SecretsView;
  readonly written: WrittenLines;
  /** The knowledge of a namespace's Secrets, in words: `missing`, or its keys. */
  known(namespace: string): Readonly<Record<string, unknown>>;
  /** The value of each series of a metric, by its labels. */
  metric(name: string): Promise<Readonly<Record<string, number>>>;
}

type Timing = Pick<SecretsViewOptions, 'time' | 'life'>;

/** Secrets as `serve` looks at them, in this process. */
export function lookAt(config: KubeConfig, places: readonly SecretPlace[], options: Timing = {}): LookedAt {
  const written = new WrittenLines();
  const { registry } = createMetrics();
  const view = viewSecrets(clusterOf(config), {
    log: createLogger('debug', written),
    metrics: createSecretMetrics(registry),
    ...options,
  });
  view.watch(places);
  return {
    view,
    written,
    known: (namespace) =>
      Object.fromEntries(
        [...view.current()(namespace)].map(([name, state]) => [
          name,
          state.kind === 'present' ? Object.fromEntries(state.keys) : state.kind,
        ]),
      ),
    metric: async (name) => {
      const values = (await registry.getSingleMetric(`polyaxon_gcs_injector_${name}`)?.get())?.values ?? [];
      return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels).join(), value]));
    },
    [Symbol.dispose]: () => void view.stop(),
  };
}
