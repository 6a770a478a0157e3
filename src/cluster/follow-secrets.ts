import type { V1Secret } from '@kubernetes/client-node';
import type { SecretPlace } from '../config/secret-places.ts';
import { readSecret, type SecretState } from '../gcs/secret-state.ts';
import type { ClusterApi } from './connect.ts';
import { listSecrets, nameIs } from './list-secrets.ts';
import { type WatchLife, watchOnce } from './watch-once.ts';

/** The Secrets of a place as they were last seen: no value of them is kept. */
export interface FollowedSecrets {
  /** Undefined where there was none. Holds good only while they are followed, from `opened` on. */
  stateIn(namespace: string): SecretState | undefined;
  /** Follows them until the watch is over or broken off; the next time goes on from there. After a failure they are listed anew. */
  follow(opened: () => void, signal: AbortSignal): Promise<void>;
}

export function followSecrets(api: ClusterApi, place: SecretPlace, life: WatchLife): FollowedSecrets {
  let states = new Map<string, SecretState>();
  let seenUpTo: string | undefined;
  const list = async (): Promise<string | undefined> => {
    const { items, resourceVersion } = await listSecrets(
      api,
      place,
      (secret) => [namespaceOf(secret), stateOf(secret)] as const,
    );
    states = new Map(items);
    return resourceVersion;
  };
  const follow = async (opened: () => void, signal: AbortSignal): Promise<void> => {
    let resourceVersion = seenUpTo ?? (await list());
    seenUpTo = undefined;
    if (signal.aborted) return;
    const changed = (phase: string, secret: V1Secret): void => {
      resourceVersion = secret.metadata?.resourceVersion;
      if (phase === 'DELETED') states.delete(namespaceOf(secret));
      else if (phase !== 'BOOKMARK') states.set(namespaceOf(secret), stateOf(secret));
    };
    const query = { fieldSelector: nameIs(place.name), resourceVersion };
    await watchOnce(api.watch.config, { path: pathOf(place), query, life, opened, changed, signal });
    seenUpTo = resourceVersion;
  };
  return { stateIn: (namespace) => states.get(namespace), follow };
}

const pathOf = ({ namespace }: SecretPlace): string =>
  namespace === undefined ? '/api/v1/secrets' : `/api/v1/namespaces/${namespace}/secrets`;

const namespaceOf = ({ metadata }: V1Secret): string => metadata?.namespace ?? '';
const stateOf = ({ data }: V1Secret): SecretState => readSecret(data ?? {});
