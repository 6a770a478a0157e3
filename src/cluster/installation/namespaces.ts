import { readSecret, type SecretState } from '../../gcs/secret-state.ts';
import { isPod, type Pod } from '../../kubernetes/pod.ts';
import { andThen, type Seen, seen } from '../../kubernetes/seen.ts';
import type { ClusterApi } from '../api.ts';
import { ask } from '../ask.ts';
import { lastChange } from '../last-change.ts';

export interface ReadNamespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

export const readNamespaces = ({ core }: ClusterApi): Promise<Seen<readonly ReadNamespace[]>> =>
  ask('list namespaces', async () =>
    (await core.listNamespace()).items.map(({ metadata }) => ({
      name: metadata?.name ?? '',
      labels: metadata?.labels ?? {},
    })),
  );

/** The pods that have not ended. */
export const readLivingPods = async ({ core }: ClusterApi, namespace: string): Promise<Seen<readonly Pod[]>> => {
  const fieldSelector = 'status.phase!=Succeeded,status.phase!=Failed';
  const pods = await ask('list pods', () => core.listNamespacedPod({ namespace, fieldSelector }));
  // Dates are read as dates. The pod of this program has none.
  return andThen(pods, async ({ items }) =>
    seen(items.map((item): unknown => JSON.parse(JSON.stringify(item))).filter(isPod)),
  );
};

export interface SecretName {
  readonly namespace: string;
  readonly name: string;
}

/** The state of a Secret, and its data for those who need the key itself. */
export interface ReadSecret {
  readonly state: SecretState;
  /** In base64. */
  readonly data: Readonly<Record<string, string>>;
  /** When its data changed last, as far as the API server says. */
  readonly since: Date | undefined;
}

export async function readSecretOf({ core }: ClusterApi, secret: SecretName): Promise<Seen<ReadSecret>> {
  const found = await ask(`get secrets/${secret.name} in ${secret.namespace}`, () => core.readNamespacedSecret(secret));
  return andThen(found, async ({ data = {}, metadata }) =>
    seen({ state: readSecret(data), data, since: lastChange(metadata) }),
  );
}
