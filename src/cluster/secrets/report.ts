import type { SecretPlace } from '../../config/secret-places.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { SecretMetrics } from '../../telemetry/secret-metrics.ts';
import { causeOf, isForbidden } from '../call.ts';
import { WATCH_STATES, type WatchState } from '../reflect/reflect.ts';
import type { WatchedPlace } from './watched-place.ts';

/** Reports the state of the watches of Secrets in the log and the metrics. */
export interface SecretsReport {
  failed(place: SecretPlace, error: unknown): void;
  became(place: SecretPlace, state: WatchState): void;
  dropped(place: SecretPlace): void;
  count(watched: readonly WatchedPlace[]): void;
}

/**
 * The first failure of a place with one cause is a warning. Further ones are logged at debug level while the cause
 * lasts.
 */
export function reportSecretsTo(log: Logger, { watches, failures }: SecretMetrics): SecretsReport {
  const warned = new Map<string, string>();
  return {
    failed: (place, error) => {
      failures.inc({ result: isForbidden(error) ? 'forbidden' : 'failed' });
      const why = causeOf(error);
      const level = warned.get(placeText(place)) === why ? 'debug' : 'warn';
      warned.set(placeText(place), why);
      log[level]({ secret: placeText(place), why }, 'Secret cannot be watched: runs are injected without a preflight');
    },
    became: (place, state) => {
      if (state !== 'synced' || !warned.delete(placeText(place))) return;
      log.info({ secret: placeText(place) }, 'Secret is watched again');
    },
    dropped: (place) => void warned.delete(placeText(place)),
    count: (watched) => {
      const states = watched.map(({ watchState }) => watchState());
      for (const state of WATCH_STATES) watches.set({ state }, states.filter((each) => each === state).length);
    },
  };
}

/** `namespace/name`, with a star for all namespaces. */
export const placeText = ({ namespace = '*', name }: SecretPlace): string => `${namespace}/${name}`;
