import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { NotReady } from '../../../../lab/kubernetes/component.ts';
import { between, now, type Took } from '../../../support/judging/took.ts';

/**
 * Restarts the API server, and returns the time. Under a load that the machine cannot carry, it may answer for minutes
 * without being ready.
 */
export async function restartApiServer(cluster: Cluster): Promise<Took> {
  const began = now();
  await cluster.restartApiServer().catch((error: unknown) => {
    if (!(error instanceof NotReady)) throw error;
  });
  return between(began, now());
}
