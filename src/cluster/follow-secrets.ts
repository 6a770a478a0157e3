import { type KubernetesObject, ListWatch, type V1Secret, Watch } from '@kubernetes/client-node';
import type { SecretPlace } from '../config/secret-places.ts';
import { readSecret, type SecretState } from '../gcs/secret-state.ts';
import type { ClusterApi } from './connect.ts';
import { listSecrets, nameIs } from './list-secrets.ts';

/** What an informer holds of a Secret: no value of it, and no annotation, into one of which kubectl writes them all. */
interface SeenSecret extends KubernetesObject {
  readonly state: SecretState;
}

export interface FollowedSecrets {
  /** The Secret of a namespace; undefined where there is none. To be asked once it has synced. */
  stateIn(namespace: string): SecretState | undefined;
  stop(): void;
}

export interface FollowEvents {
  readonly synced: () => void;
  /** It is over: what changes from now on is not seen. */
  readonly failed: (error: unknown) => void;
}

/** Lists the Secrets of a place and watches them, until it fails or is stopped. */
export function followSecrets(api: ClusterApi, place: SecretPlace, events: FollowEvents): FollowedSecrets {
  let isStopped = false;
  // The informer begins to watch when it has taken in the list.
  const watch = readingWatch(api.watch, { opens: events.synced, isOver: () => isStopped });
  const list = async () => {
    const { items, resourceVersion } = await listSecrets(api, place, seen);
    return { items, metadata: resourceVersion === undefined ? {} : { resourceVersion } };
  };
  const informer = new ListWatch<SeenSecret>(pathOf(place), watch, list, false, undefined, nameIs(place.name));
  informer.on('error', (error) => {
    if (!isStopped) events.failed(error);
  });
  void informer.start();
  return {
    stateIn: (namespace) => informer.get(place.name, namespace)?.state,
    stop: () => {
      isStopped = true;
      void informer.stop();
    },
  };
}

const pathOf = ({ namespace }: SecretPlace): string =>
  namespace === undefined ? '/api/v1/secrets' : `/api/v1/namespaces/${namespace}/secrets`;

const seen = ({ metadata: { name = '', namespace = '', resourceVersion = '' } = {}, data }: V1Secret): SeenSecret => ({
  metadata: { name, namespace, resourceVersion },
  state: readSecret(data ?? {}),
});

interface Opening {
  readonly opens: () => void;
  readonly isOver: () => boolean;
}

/**
 * A watch that passes on what is read of each Secret and drops the Secret. An informer that is stopped while it lists or
 * connects would leave its watch open.
 */
function readingWatch(watch: Watch, { opens, isOver }: Opening): Watch {
  const open: Watch['watch'] = async (path, query, callback, done) => {
    if (isOver()) return new AbortController();
    opens();
    const read: typeof callback = (phase, object) => callback(phase, phase === 'ERROR' ? object : seen(object));
    const request = await watch.watch(path, query, read, done);
    if (isOver()) request.abort();
    return request;
  };
  return Object.assign(new Watch(watch.config), { watch: open });
}
