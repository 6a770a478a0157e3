import { X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import type { KeyPair } from '../../../src/certificates/key-pair.ts';
import { strictlyShown } from '../authority/strict-call.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { replicasOf } from './load/replicas.ts';
import { CONFIGURATION } from './release-state.ts';

/** The trusted certificates of each entry, in PEM. */
export async function bundlesOf({ kubectl }: Cluster): Promise<readonly string[]> {
  const get = ['get', ...CONFIGURATION, '--output=jsonpath={.webhooks[*].clientConfig.caBundle}'];
  return (await kubectl(get)).split(' ').map((bundle) => Buffer.from(bundle, 'base64').toString());
}

/** Waits until every replica shows only this leaf to new callers. They trust the API servers' bundle. */
export const expectShownByAll = (cluster: Cluster, { cert }: Pick<KeyPair, 'cert'>): Promise<void> =>
  expect.poll(() => leavesShown(cluster).catch(String)).toEqual(new Set([new X509Certificate(cert).fingerprint256]));

async function leavesShown(cluster: Cluster): Promise<ReadonlySet<string>> {
  const [ca = ''] = await bundlesOf(cluster);
  const names = { service: INJECTOR, namespace: INJECTOR_NAMESPACE };
  const calls = (await replicasOf(cluster)).map(({ address: host }) => strictlyShown({ host, port: 10250, ca, names }));
  return new Set((await Promise.all(calls)).map(({ fingerprint256 }) => fingerprint256));
}
