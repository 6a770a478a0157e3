import type { Pod } from '../../../../src/kubernetes/pod.ts';
import type { Client } from './client.ts';

/** So few that the API server is done with them long before it gives up on a request. */
const AT_ONCE = 500;

/** Removes the pods of a namespace, and gives what was stored: those that no answer told of are among them. */
export async function removePods(client: Client, namespace: string): Promise<readonly Pod[]> {
  const path = `/api/v1/namespaces/${namespace}/pods?gracePeriodSeconds=0&limit=${AT_ONCE}`;
  const { status, body } = await client.call('DELETE', path);
  if (status !== 200) throw new Error(`the pods of ${namespace} are not removed: ${status} ${body}`);
  const { items }: { readonly items: readonly Pod[] } = JSON.parse(body);
  return items.length < AT_ONCE ? items : [...items, ...(await removePods(client, namespace))];
}
