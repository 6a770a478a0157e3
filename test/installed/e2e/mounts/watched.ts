import { type KubeConfig, type KubernetesObject, type ListPromise, makeInformer } from '@kubernetes/client-node';

/** How long to wait before something counts as missing. */
const PATIENCE_MS = 240_000;

/** Objects of one kind, from a watch. */
export interface Watched<T> extends AsyncDisposable {
  /** The first object that matches, now or later. If there is none in four minutes, it throws with `what`. */
  first(what: string, is: (object: T) => boolean): Promise<T>;
}

export async function watch<T extends KubernetesObject>(
  config: KubeConfig,
  path: string,
  list: ListPromise<T>,
): Promise<Watched<T>> {
  const informer = makeInformer<T>(config, path, list);
  const again = () => void informer.start();
  informer.on('error', again);
  await informer.start();
  const first = (what: string, is: (object: T) => boolean): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const timer = setTimeout(() => reject(new Error(`waited in vain: ${what}`)), PATIENCE_MS);
    const look = (object: T) => {
      if (is(object)) resolve(object);
    };
    informer.on('change', look);
    informer.list().forEach(look);
    return promise.finally(() => {
      clearTimeout(timer);
      informer.off('change', look);
    });
  };
  const stop = () => {
    informer.off('error', again);
    return informer.stop();
  };
  return { first, [Symbol.asyncDispose]: stop };
}
