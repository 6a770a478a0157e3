import { type KubernetesListObject, type KubernetesObject, ListWatch, type Watch } from '@kubernetes/client-node';
import { inTime } from './call.ts';

export interface ObjectWish<T extends KubernetesObject> {
  readonly name: string;
  /** Of the collection that the object is in. */
  readonly path: string;
  /** Gives the collection, narrowed to this object. */
  readonly list: (fieldSelector: string) => Promise<KubernetesListObject<T>>;
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

/** One object as it was last seen, which follows the one in the cluster. */
export interface WatchedObject<T extends KubernetesObject> {
  /** Undefined while there is none, or none was seen yet. */
  current(): T | undefined;
  hasSynced(): boolean;
  /** Takes a newer state that was come by in another way. */
  offer(object: T): void;
  /** Asks for the state of this moment. */
  refresh(): Promise<void>;
  stop(): void;
}

const RESTART_MS = 1000;

/** Follows one object by its name: the right to list and watch it is then enough. A lost connection is taken up again. */
export function watchObject<T extends KubernetesObject>(watch: Watch, wish: ObjectWish<T>): WatchedObject<T> {
  const state = newestOf<T>(wish.changed);
  const fieldSelector = `metadata.name=${wish.name}`;
  const listed = async (): Promise<KubernetesListObject<T>> => {
    const list = await inTime(wish.list(fieldSelector));
    state.set(list.items[0], list.metadata?.resourceVersion);
    return list;
  };
  const informer = new ListWatch<T>(wish.path, watch, listed, false, undefined, fieldSelector);
  informer.on('change', (object) => state.set(object, object.metadata?.resourceVersion));
  informer.on('delete', (object) => state.set(undefined, object.metadata?.resourceVersion));
  const stop = keepGoing(informer, wish.failed);
  return {
    current: state.current,
    hasSynced: state.hasSynced,
    offer: (object) => state.set(object, object.metadata?.resourceVersion),
    refresh: async () => void (await listed()),
    stop,
  };
}

/** Answers overtake each other: what is older than what was seen already is passed over, and what is the same is no change. */
function newestOf<T extends KubernetesObject>(changed: () => void) {
  let current: T | undefined;
  let newest = -1n;
  return {
    current: () => current,
    hasSynced: () => newest >= 0n,
    set: (object: T | undefined, resourceVersion = '0'): void => {
      const version = BigInt(resourceVersion);
      if (version <= newest) return;
      const isFirst = newest < 0n;
      newest = version;
      if (!isFirst && object?.metadata?.resourceVersion === current?.metadata?.resourceVersion) return;
      current = object;
      changed();
    },
  };
}

function keepGoing<T extends KubernetesObject>(informer: ListWatch<T>, failed: (error: unknown) => void): () => void {
  let again: NodeJS.Timeout | undefined;
  const start = (): void => void informer.start().catch(restart);
  const restart = (error: unknown): void => {
    failed(error);
    clearTimeout(again);
    again = setTimeout(start, RESTART_MS);
  };
  informer.on('error', restart);
  start();
  return () => {
    clearTimeout(again);
    informer.off('error', restart);
    void informer.stop();
  };
}
