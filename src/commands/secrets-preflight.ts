import type { Configuration } from '../config/configuration.ts';
import { type SecretsScope, secretPlaces } from '../config/secret-places.ts';
import type { SecretStates } from '../gcs/secret-state.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { createSecretMetrics } from '../telemetry/secret-metrics.ts';
import { connectToDefaultCluster } from './default-cluster.ts';
import { CommandFailed } from './terminal.ts';

/** Which Secrets are looked at before a run is injected. */
export interface SecretsOptions {
  readonly secretsMode: 'none' | 'namespaces' | 'cluster';
  readonly secretsNamespaces?: readonly string[];
  readonly secretsNames?: readonly string[];
}

/** What is known of Secrets at the moment of an admission. */
export interface SecretsPreflight {
  statesIn(namespace: string): SecretStates;
  /** Looks at what a configuration names, and no longer at what only an earlier one did. */
  follow(configuration: Configuration): void;
  whyNotReady(): string | undefined;
  stop(): void;
}

/** Follows no Secret until it is given a configuration. */
export async function secretsPreflight(
  options: SecretsOptions,
  log: Logger,
  { registry }: Metrics,
): Promise<SecretsPreflight> {
  const scope = scopeOf(options);
  if (scope === undefined) return NO_PREFLIGHT;
  const api = await connectToDefaultCluster();
  const { viewSecrets } = await import('../cluster/secrets-view.ts');
  const view = viewSecrets(api, { log, metrics: createSecretMetrics(registry) });
  return { ...view, follow: (configuration) => view.watch(secretPlaces(configuration, scope)) };
}

const NOTHING_KNOWN: SecretStates = new Map();

const NO_PREFLIGHT: SecretsPreflight = {
  statesIn: () => NOTHING_KNOWN,
  follow: () => undefined,
  whyNotReady: () => undefined,
  stop: () => undefined,
};

/** Refuses options that do nothing together, which nobody who gives them means. */
function scopeOf({ secretsMode, secretsNamespaces = [], secretsNames = [] }: SecretsOptions): SecretsScope | undefined {
  if (secretsMode !== 'namespaces' && secretsNamespaces.length > 0)
    throw new CommandFailed('--secrets-namespaces is of use only with --secrets-mode namespaces', 2);
  if (secretsMode === 'none' && secretsNames.length > 0)
    throw new CommandFailed('--secrets-names is of no use with --secrets-mode none', 2);
  if (secretsMode === 'namespaces' && secretsNamespaces.length === 0)
    throw new CommandFailed('--secrets-mode namespaces needs --secrets-namespaces too', 2);
  if (secretsMode === 'none') return undefined;
  return { namespaces: secretsMode === 'cluster' ? 'all' : secretsNamespaces, names: secretsNames };
}
