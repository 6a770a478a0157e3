import type { ClusterApi } from '../../cluster/api.ts';
import { askingOf } from '../../cluster/ask.ts';
import { readLivingPods, readNamespaces } from '../../cluster/installation/namespaces.ts';
import { type Place, readServer } from '../../cluster/installation/server.ts';
import { placeIn, readWebhooks } from '../../cluster/installation/webhooks.ts';
import { settingsFor } from '../../config/configuration.ts';
import { NO_CONFIGURATION } from '../../config/load.ts';
import { isOptedIn } from '../../doctor/check-namespaces.ts';
import { keyOf } from '../../doctor/check-secrets.ts';
import { type KeyUse, keyUses, type PresentKey } from '../../doctor/keys.ts';
import { secretOf } from '../../gcs/store.ts';
import type { Seen } from '../../kubernetes/seen.ts';
import { CommandFailed } from '../terminal.ts';
import { readText } from './configuration.ts';
import { type ReadStore, readStores } from './stores.ts';

/** The keys of all opted-in namespaces. Without the right to see namespaces or pods, the list would be untrue. */
export async function readKeyUses(api: ClusterApi, usual: Place): Promise<readonly KeyUse[]> {
  const ask = askingOf(api);
  const place = placeIn(await readWebhooks(ask)) ?? usual;
  const { configuration = NO_CONFIGURATION } = readText((await readServer(ask, place)).configuration);
  const optedIn = needed(await readNamespaces(api), 'the namespaces').filter(isOptedIn);
  const uses = optedIn.map(async ({ name }) => {
    const [stores, pods] = await Promise.all([
      readStores(api, name, settingsFor(configuration, name)),
      readLivingPods(api, name),
    ]);
    return keyUses(name, stores.flatMap(presentKey), needed(pods, `the pods of ${name}`));
  });
  return (await Promise.all(uses)).flat();
}

function needed<T>(answer: Seen<T>, what: string): T {
  if (answer.kind === 'seen') return answer.value;
  throw new CommandFailed(`${what} cannot be seen: ${answer.kind === 'unseen' ? answer.why : 'there are none'}`);
}

function presentKey({ store, state, since }: ReadStore): readonly PresentKey[] {
  const secret = secretOf(store);
  if (secret === undefined || state.kind !== 'seen') return [];
  const key = keyOf(secret, state.value);
  const id = state.value.kind === 'present' ? state.value.ids?.get(key) : undefined;
  return [
    {
      secret: `${secret.name}/${key}`,
      ...(id === undefined ? {} : { id }),
      ...(since === undefined ? {} : { since }),
    },
  ];
}
