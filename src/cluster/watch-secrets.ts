import type { SecretPlace } from '../config/secret-places.ts';
import type { SecretState } from '../gcs/secret-state.ts';
import { type Attempt, keepTrying } from './backoff.ts';
import { isForbidden } from './call.ts';
import type { ClusterApi } from './connect.ts';
import { followSecrets } from './follow-secrets.ts';
import type { WatchLife } from './watch-once.ts';

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
  readonly life: WatchLife;
  readonly clock: () => Date;
  readonly became: (state: WatchState) => void;
  readonly failed: (error: unknown) => void;
}

/** Watches for as long as it is not stopped; what fails is begun anew, later each time. */
export function watchSecrets(api: ClusterApi, wish: WatchWish): WatchedSecrets {
  const { place, life, clock, became, failed } = wish;
  const secrets = followSecrets(api, place, life);
  const stopping = new AbortController();
  const { signal } = stopping;
  let state: WatchState = 'pending';
  const become = (next: WatchState): void => {
    if (state === next || signal.aborted) return;
    state = next;
    became(next);
  };
  const follow = async (): Promise<Attempt> => {
    let openedAt: number | undefined;
    const opened = (): void => {
      openedAt = clock().getTime();
      become('synced');
    };
    const error = await secrets.follow(opened, signal).catch((reason: unknown) => reason ?? 'failed');
    const now = clock().getTime();
    become(isForbidden(error) ? 'forbidden' : 'pending');
    if (error !== undefined && !signal.aborted) failed(error);
    return { failed: error !== undefined, stoodForMs: now - (openedAt ?? now) };
  };
  void keepTrying(follow, signal);
  return {
    stateIn: (namespace) =>
      state === 'synced' ? (secrets.stateIn(namespace) ?? { kind: 'missing' }) : { kind: 'unknown' },
    state: () => state,
    stop: () => stopping.abort(),
  };
}
