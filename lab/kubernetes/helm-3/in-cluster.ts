import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../cluster.ts';
import { execute } from '../execute.ts';
import { currentRunDirectory } from '../run-directory.ts';
import { helm3 } from './build.ts';

/** The cluster with the oldest Helm in place of the newest. Its caches end with the run. */
export async function withHelm3(cluster: Cluster): Promise<Cluster> {
  const program = await helm3();
  const directory = mkdtempSync(join(currentRunDirectory().work, 'helm-3-'));
  const caches = { HELM_CACHE_HOME: directory, HELM_CONFIG_HOME: directory, HELM_DATA_HOME: directory };
  const env = { ...process.env, ...caches, KUBECONFIG: cluster.kubeconfig };
  return { ...cluster, helm: (args, stdin = '') => execute(program, args, { env, stdin }) };
}
