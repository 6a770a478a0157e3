import type { SecretPlace } from '../config/secret-places.ts';
import type { SecretState } from '../gcs/secret-state.ts';
import { isForbidden } from './call.ts';
import type { ClusterApi } from './connect.ts';
import { type FollowedSecrets, followSecrets } from './follow-secrets.ts';

export const WATCH_STATES = ['synced', 'pending', 'forbidden'] as const;
export type WatchState = (typeof WATCH_STATES)[number];

/** The Secrets of one name, which follow those in the cluster. */
export interface WatchedSecrets {
  /** What is not being watched at this moment is unknown: what was seen before may no longer be so. */
  stateIn(namespace: string): SecretState;
  state(): WatchState;
  stop(): void;
}

export interface WatchWish {
  readonly place: SecretPlace;
  readonly forbiddenRetryMs: number;
  readonly became: (state: WatchState) => void;
  readonly failed: (error: unknown) => void;
}

const RETRY_MS = 1000;

/** Watches for as long as it is not stopped; what fails is begun anew, soon where the connection was lost. */
export function watchSecrets(api: ClusterApi, { place, forbiddenRetryMs, became, failed }: WatchWish): WatchedSecrets {
  let state: WatchState = 'pending';
  let followed: FollowedSecrets | undefined;
  let again: NodeJS.Timeout | undefined;
  const become = (next: WatchState): void => {
    if (state === next) return;
    state = next;
    became(next);
  };
  const start = (): void => {
    followed = followSecrets(api, place, {
      synced: () => become('synced'),
      failed: (error) => {
        followed?.stop();
        become(isForbidden(error) ? 'forbidden' : 'pending');
        failed(error);
        again = setTimeout(start, isForbidden(error) ? forbiddenRetryMs : RETRY_MS);
      },
    });
  };
  start();
  return {
    stateIn: (namespace) =>
      state === 'synced' ? (followed?.stateIn(namespace) ?? { kind: 'missing' }) : { kind: 'unknown' },
    state: () => state,
    stop: () => {
      clearTimeout(again);
      followed?.stop();
    },
  };
}
