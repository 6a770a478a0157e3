import type { Configuration } from '../../config/configuration.ts';
import { type SecretsScope, secretPlaces } from '../../config/secret-places.ts';
import { always, type Present } from '../../follow/followed.ts';
import { NOTHING_KNOWN, type StatesIn } from '../../gcs/secret-state.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { createSecretMetrics } from '../../telemetry/secret-metrics.ts';
import { connectToDefaultCluster } from '../default-cluster.ts';
import { CommandFailed } from '../terminal.ts';

/** The Secrets that are looked at before a run is injected. */
export interface SecretsOptions {
  readonly secretsMode: 'none' | 'namespaces' | 'cluster';
  readonly secretsNamespaces?: readonly string[];
  readonly secretsNames?: readonly string[];
}

export interface SecretsInputs {
  readonly scope: SecretsScope | undefined;
  readonly configuration: Present<Configuration>;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Watches the Secrets that the configuration names. If there is no scope, it watches none. */
export async function watchedSecrets(inputs: SecretsInputs): Promise<Present<StatesIn>> {
  const { scope, configuration, log, metrics } = inputs;
  if (scope === undefined) return always(NOTHING_KNOWN);
  const api = await connectToDefaultCluster();
  const { viewSecrets } = await import('../../cluster/secrets/secrets-view.ts');
  const view = viewSecrets(api, { log, metrics: createSecretMetrics(metrics.registry) });
  configuration.each((next) => view.watch(secretPlaces(next, scope)));
  return view;
}

/** Refuses options that have no effect together. Nobody who gives them wants that. */
export function scopeOf(options: SecretsOptions): SecretsScope | undefined {
  const { secretsMode, secretsNamespaces = [], secretsNames = [] } = options;
  if (secretsMode !== 'namespaces' && secretsNamespaces.length > 0)
    throw new CommandFailed('--secrets-namespaces needs --secrets-mode namespaces', 2);
  if (secretsMode === 'none' && secretsNames.length > 0)
    throw new CommandFailed('--secrets-names has no effect with --secrets-mode none', 2);
  if (secretsMode === 'namespaces' && secretsNamespaces.length === 0)
    throw new CommandFailed('--secrets-mode namespaces needs --secrets-namespaces', 2);
  if (secretsMode === 'none') return undefined;
  return { namespaces: secretsMode === 'cluster' ? 'all' : secretsNamespaces, names: secretsNames };
}
