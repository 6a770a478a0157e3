import { addAbortListener } from 'node:events';
import { type KubeConfig, type KubernetesObject, Watch } from '@kubernetes/client-node';

/** How long a watch goes on. */
export interface WatchLife {
  /** Until the API server ends it, at least; at most twice as long, so that they do not all end together. */
  readonly seconds: number;
  /**
   * Without a word: it may be cut off, though nothing said so, and is begun anew. API servers send a bookmark each minute, but not
   * while nothing of the kind changes anywhere.
   */
  readonly silentMs: number;
}

export interface WatchRequest<T extends KubernetesObject> {
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly life: WatchLife;
  /** The API server has answered: from now on each change is told. */
  readonly opened: () => void;
  readonly changed: (phase: string, object: T) => void;
  readonly signal: AbortSignal;
}

/** Watches until the watch is over, as each is after some minutes. Throws where it fails or never begins. */
export async function watchOnce<T extends KubernetesObject>(
  config: KubeConfig,
  request: WatchRequest<T>,
): Promise<void> {
  const { path, query, life, opened, changed, signal } = request;
  const timeoutSeconds = Math.ceil(life.seconds * (1 + Math.random()));
  const ended = Promise.withResolvers<unknown>();
  let isOpen = true;
  const end = (error: unknown): void => {
    isOpen = false;
    ended.resolve(error);
  };
  const answer = await watchFor(config, life).watch(
    path,
    { ...query, timeoutSeconds, allowWatchBookmarks: true },
    (phase, object) => (phase === 'ERROR' ? end(refusal(object.code)) : changed(phase, object)),
    end,
  );
  // Until it is answered the client offers no way to break it off.
  using _broken = addAbortListener(signal, () => answer.abort());
  const wasOpen = isOpen && !signal.aborted;
  if (wasOpen) opened();
  const error = await ended.promise;
  answer.abort();
  if (error && !(wasOpen && isSilence(error))) throw error;
}

/** The client has no option for this. Left as it is, it begins each watch anew that is silent for half a minute. */
function watchFor(config: KubeConfig, { silentMs }: WatchLife): Watch {
  const watch = new Watch(config);
  Object.assign(watch, { requestTimeoutMs: silentMs });
  return watch;
}

const isSilence = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';

const refusal = (statusCode: number): Error => Object.assign(new Error('the watch was refused'), { statusCode });
