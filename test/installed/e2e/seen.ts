import type { V1ObjectMeta, V1Pod } from '@kubernetes/client-node';
import { expect } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { CASE_LABEL } from './run-cases.ts';

/** The report of a container. */
export interface Seen {
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  /** The files beside its key, and the key itself. Empty without credentials. */
  readonly files: readonly string[];
  readonly key: string;
}

type SeenByName = Readonly<Record<string, Seen>>;

/** The stored pod of a case, as soon as its controller has made it. */
export async function podOf({ kubectl }: Cluster, namespace: string, name: string): Promise<V1Pod> {
  const selector = `--selector=${CASE_LABEL}=${name}`;
  const pods = async () =>
    JSON.parse(await kubectl(['get', 'pods', selector, `--namespace=${namespace}`, '--output=json'])).items;
  await expect.poll(pods).toHaveLength(1);
  const [pod] = await pods();
  return pod;
}

/** The output of each container of the case's pod, after its run. */
export const seenBy = async (cluster: Cluster, namespace: string, name: string): Promise<SeenByName> =>
  seenByPod(cluster, await podOf(cluster, namespace, name));

/** The same for any pod whose containers report. */
export async function seenByPod(cluster: Cluster, { metadata = {}, spec }: V1Pod): Promise<SeenByName> {
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  const entries = containers.map(async ({ name }) => [name, seenIn(await printed(cluster, metadata, name))] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** The complete output of a container. */
export async function printed(cluster: Cluster, pod: V1ObjectMeta, container: string): Promise<string> {
  const logs = ['logs', pod.name ?? '', `--namespace=${pod.namespace}`, `--container=${container}`];
  const output = () => cluster.kubectl(logs).catch((error: Error) => error.message);
  await expect.poll(output).toContain('=== end\n');
  return output();
}

function seenIn(output: string): Seen {
  const section = (name: string): string => new RegExp(`^=== ${name}\n([^]*?)\n(?==== )`, 'm').exec(output)?.[1] ?? '';
  const variables = section('env').split('\n');
  return {
    env: Object.fromEntries(variables.map((line) => [line.split('=', 1).join(), line.slice(line.indexOf('=') + 1)])),
    user: section('user'),
    files: section('files').split('\n').filter(Boolean),
    key: section('key'),
  };
}
