import type { V1Secret } from '@kubernetes/client-node';
import type { SecretPlace } from '../../config/secret-places.ts';
import { readSecret, type SecretState } from '../../gcs/secret-state.ts';
import type { ClusterApi } from '../api.ts';
import { lastChange } from '../last-change.ts';
import { type ReflectWish, reflect, type WatchState } from '../reflect/reflect.ts';

/** The Secrets of a place, as they are in the cluster. */
export interface WatchedPlace {
  readonly place: SecretPlace;
  /** While the place is not watched, earlier sightings may be outdated. So its Secrets are unknown. */
  stateIn(namespace: string): SecretState;
  /** Since when the key files are as they are, by namespace. Of one that nobody knows the time of, there is none. */
  keysSince(): readonly (readonly [namespace: string, since: Date])[];
  watchState(): WatchState;
  stop(): void;
}

/** What is kept of a Secret. */
interface Kept {
  readonly state: SecretState;
  readonly since: Date | undefined;
}

const hasKey = (state: SecretState): boolean => state.kind === 'present' && [...state.keys.values()].includes('usable');

type Watching = Pick<ReflectWish<V1Secret, Kept>, 'life' | 'time' | 'changed' | 'failed'>;

export function watchPlace(api: ClusterApi, place: SecretPlace, watching: Watching): WatchedPlace {
  const secrets = reflect<V1Secret, Kept>(api, {
    ...watching,
    ...collectionOf(api, place),
    name: place.name,
    read: ({ data, metadata }) => ({ state: readSecret(data ?? {}), since: lastChange(metadata) }),
  });
  return {
    place,
    stateIn: (namespace) =>
      secrets.state() === 'synced' ? (secrets.get(namespace)?.state ?? { kind: 'missing' }) : { kind: 'unknown' },
    keysSince: () =>
      secrets
        .entries()
        .flatMap(([namespace, { state, since }]) => (since && hasKey(state) ? [[namespace, since]] : [])),
    watchState: secrets.state,
    stop: secrets.stop,
  };
}

type Collection = Pick<ReflectWish<V1Secret, Kept>, 'path' | 'list'>;

const collectionOf = ({ core }: ClusterApi, { namespace }: SecretPlace): Collection =>
  namespace === undefined
    ? { path: '/api/v1/secrets', list: (page) => core.listSecretForAllNamespaces(page) }
    : {
        path: `/api/v1/namespaces/${namespace}/secrets`,
        list: (page) => core.listNamespacedSecret({ namespace, ...page }),
      };
