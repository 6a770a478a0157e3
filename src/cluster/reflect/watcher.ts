import type { KubernetesObject } from '@kubernetes/client-node';
import type { Time } from '../../follow/time.ts';
import type { ClusterApi } from '../api.ts';
import type { KeptObjects } from './kept-objects.ts';
import { type WatchEvent, type WatchLife, watchOnce } from './watch-once.ts';

export interface Watching<O extends KubernetesObject> {
  readonly path: string;
  readonly fieldSelector: string;
  readonly life: WatchLife;
  readonly objects: Pick<KeptObjects<O, unknown>, 'put' | 'remove'>;
  /** Returns the version at which a watch begins. */
  readonly takeList: () => Promise<string>;
  readonly signal: AbortSignal;
  readonly time: Time;
}

/**
 * Returns a function that watches until the watch ends, and calls back once the watch is open. The next call resumes at
 * the last version that it saw. After a failure it begins with a list.
 */
export function watcher<O extends KubernetesObject>(
  api: Pick<ClusterApi, 'stream'>,
  { path, fieldSelector, life, objects, takeList, signal, time }: Watching<O>,
): (opened: () => void) => Promise<void> {
  let resumeAt: string | undefined;
  return async (opened) => {
    let resourceVersion = resumeAt ?? (await takeList());
    resumeAt = undefined;
    if (signal.aborted) return;
    const told = ({ type, object }: WatchEvent<O>): void => {
      resourceVersion = object.metadata?.resourceVersion ?? resourceVersion;
      if (type === 'DELETED') objects.remove(object);
      else if (type !== 'BOOKMARK') objects.put(object);
    };
    const { wait } = time;
    await watchOnce<O>(api, { path, fieldSelector, resourceVersion, life, opened, told, signal, wait });
    resumeAt = resourceVersion;
  };
}
