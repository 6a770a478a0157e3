import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { NotReady } from '../../../../lab/kubernetes/component.ts';
import { between, now, type Took } from '../../../support/judging/took.ts';

/**
 * Restarts the API server, and tells how long that took. With the load on a machine that cannot carry it, one may answer for
 * minutes and not be ready.
 */
export async function restartApiServer(cluster: Cluster): Promise<Took> {
  const began = now();
  await cluster.restartApiServer().catch((error: unknown) => {
    if (!(error instanceof NotReady)) throw error;
  });
  return between(began, now());
}
