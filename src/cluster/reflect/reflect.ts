import type { KubernetesObject } from '@kubernetes/client-node';
import type { Time } from '../../follow/time.ts';
import type { ClusterApi } from '../api.ts';
import { isForbidden } from '../call.ts';
import { type Attempt, keepTrying } from './backoff.ts';
import { keptObjects } from './kept-objects.ts';
import { type ListPage, pagesOf } from './list-pages.ts';
import type { WatchLife } from './watch-once.ts';
import { watcher } from './watcher.ts';

export const WATCH_STATES = ['synced', 'pending', 'forbidden'] as const;
/** `synced` while the API server reports each change. */
export type WatchState = (typeof WATCH_STATES)[number];

/** The objects of one name as they are in the cluster. It needs the rights to list and watch that name. */
export interface Reflection<O extends KubernetesObject, V> {
  /** What was last read from the object in this namespace. The namespace is empty for a kind without namespaces. */
  get(namespace: string): V | undefined;
  /** The same for each namespace that has such an object. */
  entries(): readonly (readonly [namespace: string, value: V])[];
  state(): WatchState;
  /** True if any list was complete. From then on, an object that `get` does not return is absent. */
  hasListed(): boolean;
  /** Reads the present state. Throws if there is no answer. */
  refresh(): Promise<void>;
  /** Accepts a newer state, such as the answer to a write. */
  offer(object: O): void;
  stop(): void;
}

export interface ReflectWish<O extends KubernetesObject, V> {
  /** The path of the collection of the objects. */
  readonly path: string;
  readonly name: string;
  readonly list: ListPage<O>;
  /** Returns what is kept of an object. It is called once for each version. */
  readonly read: (object: O) => V;
  readonly life: WatchLife;
  readonly time: Time;
  /** Called after `get` or `state` changed. */
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

/** Lists, watches from there, and resumes a watch that ended. After a failure it backs off and lists again. */
export function reflect<O extends KubernetesObject, V>(
  api: Pick<ClusterApi, 'stream'>,
  wish: ReflectWish<O, V>,
): Reflection<O, V> {
  const { list, read, life, time, changed, failed } = wish;
  const stopping = new AbortController();
  const { signal } = stopping;
  const objects = keptObjects(read, changed);
  // A right with `resourceNames` allows only this selector.
  const fieldSelector = `metadata.name=${wish.name}`;
  const takeList = (): Promise<string> => objects.takeList(pagesOf(list, fieldSelector));
  const watch = watcher(api, { ...wish, fieldSelector, objects, takeList, signal });
  let state: WatchState = 'pending';
  const become = (next: WatchState): void => {
    if (state === next || signal.aborted) return;
    state = next;
    changed();
  };
  const attempt = async (): Promise<Attempt> => {
    let openedAt: Date | undefined;
    const opened = (): void => {
      openedAt = time.clock();
      become('synced');
    };
    const error = await watch(opened).catch((reason: unknown) => reason ?? 'unknown');
    become(isForbidden(error) ? 'forbidden' : 'pending');
    if (error !== undefined && !signal.aborted) failed(error);
    return { failed: error !== undefined, lastedMs: time.clock().getTime() - (openedAt ?? time.clock()).getTime() };
  };
  void keepTrying(attempt, { signal, wait: time.wait, limitMs: life.retryLimitMs });
  return {
    get: objects.get,
    entries: objects.entries,
    hasListed: objects.hasListed,
    state: () => state,
    refresh: async () => void (await takeList()),
    offer: objects.put,
    stop: () => stopping.abort(),
  };
}
