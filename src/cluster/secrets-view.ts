import type { SecretPlace } from '../config/secret-places.ts';
import type { SecretStates } from '../gcs/secret-state.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { SecretMetrics } from '../telemetry/secret-metrics.ts';
import type { ClusterApi } from './connect.ts';
import { placeText, reportSecretsTo } from './secrets-report.ts';
import type { WatchLife } from './watch-once.ts';
import { type WatchedSecrets, watchSecrets } from './watch-secrets.ts';

/** What is known of the Secrets that a configuration names. */
export interface SecretsView {
  statesIn(namespace: string): SecretStates;
  /** Watches these places and no others; those that are watched already go on. */
  watch(places: readonly SecretPlace[]): void;
  /** Undefined once each watch has synced or was refused, or after a while: runs can do without a preflight. */
  whyNotReady(): string | undefined;
  stop(): void;
}

export interface SecretsViewOptions {
  readonly log: Logger;
  readonly metrics: SecretMetrics;
  readonly clock?: () => Date;
  /** A right that was taken away is noticed when a watch ends. */
  readonly life?: WatchLife;
}

/** Longer than an API server takes to come back, shorter than anybody waits for a rollout. */
const START_LIMIT_MS = 30_000;

const LIFE: WatchLife = { seconds: 300, silentMs: 90_000 };

interface Watched {
  readonly place: SecretPlace;
  readonly secrets: WatchedSecrets;
}

export function viewSecrets(api: ClusterApi, options: SecretsViewOptions): SecretsView {
  const { log, metrics, clock = () => new Date(), life = LIFE } = options;
  const report = reportSecretsTo(log, metrics);
  const watched = new Map<string, Watched>();
  const all = (): readonly Watched[] => [...watched.values()];
  const count = (): void => report.count(all().map(({ secrets }) => secrets.state()));
  const begin = (place: SecretPlace): Watched => ({
    place,
    secrets: watchSecrets(api, {
      place,
      life,
      clock,
      became: (state) => {
        report.became(place, state);
        count();
      },
      failed: (error) => report.failed(place, error),
    }),
  });
  const limit = clock().getTime() + START_LIMIT_MS;
  let wasReady = false;
  return {
    statesIn: (namespace) =>
      new Map(
        all()
          .filter(({ place }) => place.namespace === undefined || place.namespace === namespace)
          .map(({ place, secrets }) => [place.name, secrets.stateIn(namespace)]),
      ),
    watch: (places) => {
      const wanted = new Map(places.map((place) => [placeText(place), place]));
      for (const [key, { place, secrets }] of watched) {
        if (wanted.has(key)) continue;
        secrets.stop();
        watched.delete(key);
        report.dropped(place);
      }
      for (const [key, place] of wanted) if (!watched.has(key)) watched.set(key, begin(place));
      count();
    },
    whyNotReady: () => {
      const pending = all().filter(({ secrets }) => secrets.state() === 'pending').length;
      wasReady ||= pending === 0 || clock().getTime() >= limit;
      return wasReady ? undefined : `${pending} of ${watched.size} watches of Secrets have not synced yet`;
    },
    stop: () => {
      for (const { secrets } of all()) secrets.stop();
    },
  };
}
