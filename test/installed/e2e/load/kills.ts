import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import type { Kill } from '../../../support/judging/kills.ts';
import { type Call, now } from '../../../support/judging/took.ts';
import { dialMeanwhile } from './dials.ts';
import type { Release } from './release.ts';
import { busiestFirst, replicasOf } from './replicas.ts';
import type { Further } from './under-load.ts';

export interface Killed {
  readonly kills: readonly Kill[];
  /** Refused new connections to the Service. */
  readonly refusedDials: readonly Call[];
}

/** Kills each replica in turn, the busiest first, and waits until it gets calls again. */
export async function killEach(cluster: Cluster, release: Release, further: Further): Promise<Killed> {
  const kills: Kill[] = [];
  const { clusterIp } = await release.service();
  const refusedDials = await dialMeanwhile(clusterIp, async () => {
    await further(100);
    for (const replica of await busiestFirst(await replicasOf(cluster))) {
      const killed = now();
      process.kill(replica.pid, 'SIGKILL');
      await release.isBack(replica);
      kills.push({ killed, back: now() });
      await further(100);
    }
  });
  return { kills, refusedDials };
}
