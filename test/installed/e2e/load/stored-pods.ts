import type { Pod } from '../../../../src/kubernetes/pod.ts';
import type { Client } from './client.ts';

/** So few that the API server finishes them long before its time limit. */
const AT_ONCE = 500;

/** Removes the pods of a namespace, and returns what was stored, including pods without an answer. */
export async function removePods(client: Client, namespace: string): Promise<readonly Pod[]> {
  const path = `/api/v1/namespaces/${namespace}/pods?gracePeriodSeconds=0&limit=${AT_ONCE}`;
  const { status, body } = await client.call('DELETE', path);
  if (status !== 200) throw new Error(`the pods of ${namespace} are not removed: ${status} ${body}`);
  const { items }: { readonly items: readonly Pod[] } = JSON.parse(body);
  return items.length < AT_ONCE ? items : [...items, ...(await removePods(client, namespace))];
}
