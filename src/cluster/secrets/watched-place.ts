import type { V1Secret } from '@kubernetes/client-node';
import type { SecretPlace } from '../../config/secret-places.ts';
import { readSecret, type SecretState } from '../../gcs/secret-state.ts';
import type { ClusterApi } from '../api.ts';
import { type ReflectWish, reflect, type WatchState } from '../reflect/reflect.ts';

/** The Secrets of a place, as they are in the cluster. */
export interface WatchedPlace {
  readonly place: SecretPlace;
  /** While the place is not watched, earlier sightings may be outdated. So its Secrets are unknown. */
  stateIn(namespace: string): SecretState;
  watchState(): WatchState;
  stop(): void;
}

type Watching = Pick<ReflectWish<V1Secret, SecretState>, 'life' | 'time' | 'changed' | 'failed'>;

export function watchPlace(api: ClusterApi, place: SecretPlace, watching: Watching): WatchedPlace {
  const secrets = reflect<V1Secret, SecretState>(api, {
    ...watching,
    ...collectionOf(api, place),
    name: place.name,
    read: ({ data }) => readSecret(data ?? {}),
  });
  return {
    place,
    stateIn: (namespace) =>
      secrets.state() === 'synced' ? (secrets.get(namespace) ?? { kind: 'missing' }) : { kind: 'unknown' },
    watchState: secrets.state,
    stop: secrets.stop,
  };
}

type Collection = Pick<ReflectWish<V1Secret, SecretState>, 'path' | 'list'>;

const collectionOf = ({ core }: ClusterApi, { namespace }: SecretPlace): Collection =>
  namespace === undefined
    ? { path: '/api/v1/secrets', list: (page) => core.listSecretForAllNamespaces(page) }
    : {
        path: `/api/v1/namespaces/${namespace}/secrets`,
        list: (page) => core.listNamespacedSecret({ namespace, ...page }),
      };
