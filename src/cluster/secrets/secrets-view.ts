import type { SecretPlace } from '../../config/secret-places.ts';
import { always, type Present } from '../../follow/followed.ts';
import { REAL_TIME, type Time } from '../../follow/time.ts';
import type { StatesIn } from '../../gcs/secret-state.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { SecretMetrics } from '../../telemetry/secret-metrics.ts';
import type { ClusterApi } from '../api.ts';
import type { WatchLife } from '../reflect/watch-once.ts';
import { placeText, reportSecretsTo } from './report.ts';
import { type WatchedPlace, watchPlace } from './watched-place.ts';

/** Current knowledge of Secrets. It answers for the moment of the question. */
export interface SecretsView extends Present<StatesIn> {
  /** Watches exactly these places. Running watches of these places continue. */
  watch(places: readonly SecretPlace[]): void;
}

export interface SecretsViewOptions {
  readonly log: Logger;
  readonly metrics: SecretMetrics;
  readonly time?: Time;
  readonly life?: Partial<WatchLife>;
}

/** A watch notices a revoked right when it ends. */
const LIFE: WatchLife = { seconds: 300, silentMs: 90_000, retryLimitMs: 30_000 };

/** Longer than a restart of an API server, shorter than anybody waits for a rollout. */
const START_LIMIT_MS = 30_000;

export function viewSecrets(api: ClusterApi, options: SecretsViewOptions): SecretsView {
  const { log, metrics, time = REAL_TIME } = options;
  const report = reportSecretsTo(log, metrics);
  const watched = new Map<string, WatchedPlace>();
  const all = (): readonly WatchedPlace[] => [...watched.values()];
  metrics.measureKeyAges(() => keyAges(all(), time));
  const begin = (place: SecretPlace): WatchedPlace => {
    const one = watchPlace(api, place, {
      life: { ...LIFE, ...options.life },
      time,
      changed: () => {
        report.became(place, one.watchState());
        report.count(all());
      },
      failed: (error) => report.failed(place, error),
    });
    return one;
  };
  return {
    ...always<StatesIn>((namespace) => statesIn(namespace, all())),
    watch: (places) => {
      const wanted = new Map(places.map((place) => [placeText(place), place]));
      for (const [key, one] of watched) {
        if (wanted.has(key)) continue;
        one.stop();
        watched.delete(key);
        report.dropped(one.place);
      }
      for (const [key, place] of wanted) if (!watched.has(key)) watched.set(key, begin(place));
      report.count(all());
    },
    whyNotReady: readiness(all, time),
    stop: async () => {
      for (const one of all()) one.stop();
    },
  };
}

const statesIn = (namespace: string, watched: readonly WatchedPlace[]) =>
  new Map(
    watched
      .filter(({ place }) => place.namespace === undefined || place.namespace === namespace)
      .map(({ place, stateIn }) => [place.name, stateIn(namespace)]),
  );

/**
 * Ready once each watch has synced or was refused, or after a while: runs do not need a preflight. It stays ready then.
 */
function readiness(all: () => readonly WatchedPlace[], { clock }: Time): () => string | undefined {
  const limit = clock().getTime() + START_LIMIT_MS;
  let wasReady = false;
  return () => {
    const pending = all().filter(({ watchState }) => watchState() === 'pending').length;
    wasReady ||= pending === 0 || clock().getTime() >= limit;
    return wasReady ? undefined : `${pending} of ${all().length} watches of Secrets have not synced yet`;
  };
}

/** The age of the oldest key file of each namespace, in seconds. */
function keyAges(watched: readonly WatchedPlace[], { clock }: Time): ReadonlyMap<string, number> {
  const ages = new Map<string, number>();
  for (const [namespace, since] of watched.flatMap(({ keysSince }) => keysSince())) {
    const seconds = Math.max(0, (clock().getTime() - since.getTime()) / 1000);
    ages.set(namespace, Math.max(seconds, ages.get(namespace) ?? 0));
  }
  return ages;
}
