import type { ClusterApi } from '../cluster/api.ts';
import { CommandFailed } from './terminal.ts';

/**
 * The cluster of the person who runs the command. Its client is large, so only commands that talk to a cluster load it.
 */
export async function connectToDefaultCluster(): Promise<ClusterApi> {
  const { defaultCluster } = await import('../cluster/api.ts');
  try {
    return defaultCluster();
  } catch (error) {
    const cause = error instanceof Error ? error.message : error;
    throw new CommandFailed(`no cluster to talk to: ${cause}; KUBECONFIG or ~/.kube/config must name one`);
  }
}
