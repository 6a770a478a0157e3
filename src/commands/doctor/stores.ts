import type { ClusterApi } from '../../cluster/api.ts';
import { readSecretOf } from '../../cluster/installation/namespaces.ts';
import { othersIn, outputsIn } from '../../config/secret-places.ts';
import { keyOf } from '../../doctor/check-secrets.ts';
import type { StoreFacts } from '../../doctor/facts.ts';
import { secretOf } from '../../gcs/store.ts';
import type { Settings } from '../../injection/settings.ts';
import { type Seen, seen } from '../../kubernetes/seen.ts';

/** A store, and the text of its key for those who try it. It is never printed. */
export interface ReadStore extends StoreFacts {
  readonly key: Seen<string>;
  /** When the Secret changed last. */
  readonly since?: Date;
}

/** The stores of a namespace that name a Secret. Workload identity needs none. */
export async function readStores(
  api: ClusterApi,
  namespace: string,
  settings: Settings,
): Promise<readonly ReadStore[]> {
  if (settings.workloadIdentity || !settings.injection.credentials) return [];
  const stores = [
    ...outputsIn(settings).map((store) => ({ store, isOutputs: true })),
    ...othersIn(settings).map((store) => ({ store, isOutputs: false })),
  ];
  const read = stores.map(async (each): Promise<readonly ReadStore[]> => {
    const secret = secretOf(each.store);
    if (secret === undefined) return [];
    const found = await readSecretOf(api, { namespace, name: secret.name });
    if (found.kind !== 'seen') return [{ ...each, state: found, key: found }];
    const { state, data, since } = found.value;
    const value = data[keyOf(secret, state)];
    const key: Seen<string> = value === undefined ? { kind: 'absent' } : seen(Buffer.from(value, 'base64').toString());
    return [{ ...each, state: seen(state), key, ...(since === undefined ? {} : { since }) }];
  });
  return (await Promise.all(read)).flat();
}
