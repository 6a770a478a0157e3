import type { V1Pod } from '@kubernetes/client-node';
import { expect } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import { CASE_LABEL } from './run-cases.ts';

/** What a container printed of itself. */
export interface Seen {
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  /** The files beside its key, and the key itself; empty without credentials. */
  readonly files: readonly string[];
  readonly key: string;
}

const PATIENCE = { timeout: 120_000, interval: 500 };

/** The pod of a case, as it is stored, as soon as its controller has made it. */
export async function podOf({ kubectl }: Cluster, namespace: string, name: string): Promise<V1Pod> {
  const selector = `--selector=${CASE_LABEL}=${name}`;
  const pods = async () =>
    JSON.parse(await kubectl(['get', 'pods', selector, `--namespace=${namespace}`, '--output=json'])).items;
  await expect.poll(pods, PATIENCE).toHaveLength(1);
  const [pod] = await pods();
  return pod;
}

/** What each container of the case's pod printed, once it ran. */
export async function seenBy(
  cluster: Cluster,
  namespace: string,
  name: string,
): Promise<Readonly<Record<string, Seen>>> {
  const { metadata, spec } = await podOf(cluster, namespace, name);
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  const entries = containers.map(async (container) => {
    const logs = ['logs', metadata?.name ?? '', `--namespace=${namespace}`, `--container=${container.name}`];
    const printed = () => cluster.kubectl(logs).catch((error: Error) => error.message);
    await expect.poll(printed, PATIENCE).toContain('=== end\n');
    return [container.name, seenIn(await printed())] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
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
