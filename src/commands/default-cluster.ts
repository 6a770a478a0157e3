import type { ClusterApi } from '../cluster/api.ts';
import { CommandFailed } from './terminal.ts';

/** The cluster of whoever runs the command. Its client is heavy: only commands that talk to a cluster load it. */
export async function connectToDefaultCluster(): Promise<ClusterApi> {
  const { defaultCluster } = await import('../cluster/api.ts');
  try {
    return defaultCluster();
  } catch (error) {
    throw new CommandFailed(`no cluster to talk to: ${error instanceof Error ? error.message : error}`);
  }
}
