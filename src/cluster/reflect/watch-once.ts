import { ApiException, type KubernetesObject } from '@kubernetes/client-node';
import type { Time } from '../../follow/time.ts';
import type { ClusterApi } from '../api.ts';
import { eachLine } from './each-line.ts';
import { silenceOf } from './silence.ts';

/** The length of a watch, and the wait before the next. */
export interface WatchLife {
  /**
   * The API server ends a watch after at least this time and at most twice as long. So not all watches end together.
   */
  readonly seconds: number;
  /**
   * Silence after which the connection counts as dead and is reopened. API servers send a bookmark each minute, but
   * none while no object of that kind changes.
   */
  readonly silentMs: number;
  /** The longest wait before a failed watch is retried. */
  readonly retryLimitMs: number;
}

export interface WatchEvent<O> {
  readonly type: string;
  readonly object: O;
}

export interface WatchRequest<O> {
  readonly path: string;
  readonly fieldSelector: string;
  readonly resourceVersion: string;
  readonly life: WatchLife;
  /** The API server has answered and reports each change from now on. */
  readonly opened: () => void;
  readonly told: (event: WatchEvent<O>) => void;
  readonly signal: AbortSignal;
  readonly wait: Time['wait'];
}

/** Watches until the watch ends, as each does after some minutes. Throws if it fails or gets no answer. */
export async function watchOnce<O extends KubernetesObject>(
  { stream }: Pick<ClusterApi, 'stream'>,
  request: WatchRequest<O>,
): Promise<void> {
  const { path, life, opened, told, signal, wait } = request;
  using silence = silenceOf(life.silentMs, wait);
  const take = eachLine((line) => told(eventIn<O>(line)));
  let isOpen = false;
  try {
    const answer = await stream({ path, query: queryOf(request), signal: AbortSignal.any([signal, silence.signal]) });
    isOpen = true;
    opened();
    for await (const piece of answer) {
      silence.heard();
      take(piece);
    }
  } catch (error) {
    if (!silence.signal.aborted) throw error;
    if (!isOpen) throw silence.signal.reason;
  }
}

const queryOf = ({ fieldSelector, resourceVersion, life }: WatchRequest<never>): Readonly<Record<string, string>> => ({
  watch: 'true',
  fieldSelector,
  resourceVersion,
  allowWatchBookmarks: 'true',
  timeoutSeconds: `${Math.ceil(life.seconds * (1 + Math.random()))}`,
});

function eventIn<O>(line: string): WatchEvent<O> {
  const event = JSON.parse(line);
  if (event.type === 'ERROR') throw new ApiException(event.object.code, 'the watch was ended', undefined, {});
  return event;
}
