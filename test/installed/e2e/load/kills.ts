import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import type { Creation } from './creation.ts';
import { dialMeanwhile } from './dials.ts';
import type { Release } from './release.ts';
import { busiestFirst, replicasOf } from './replicas.ts';
import type { Further, Loaded } from './under-load.ts';

/** All that a user is shown of a call that broke, with one of these at its end. */
export const BROKEN_CALL =
  /^500 Internal error occurred: failed calling webhook "fail-closed\.polyaxon-gcs-injector\.io": .*(EOF|connection reset by peer|connection refused|broken pipe)$/;

/** Moments on the clock of `performance.now`. */
export interface Killed {
  readonly kills: readonly number[];
  /** When new connections to the Service were begun that nobody took. */
  readonly refusedDials: readonly number[];
}

/** Kills each replica in turn, the busiest first, and waits until it is called again. */
export async function killEach(cluster: Cluster, release: Release, further: Further): Promise<Killed> {
  const kills: number[] = [];
  const { clusterIp } = await release.service();
  const refusedDials = await dialMeanwhile(clusterIp, async () => {
    await further(100);
    for (const replica of await busiestFirst(await replicasOf(cluster))) {
      kills.push(performance.now());
      process.kill(replica.pid, 'SIGKILL');
      await release.isBack(replica, 1);
      await further(100);
    }
  });
  return { kills, refusedDials };
}

/** How long after the last kill each refused run and connection was sent; 0 where a kill came between it and its answer. */
export interface Losses {
  readonly runs: readonly number[];
  readonly connections: readonly number[];
}

export function lossesIn({ creations, result: { kills, refusedDials } }: Loaded<Killed>): Losses {
  return {
    runs: creations.filter(({ kind }) => kind === 'refused').map((each) => millisecondsAfterKill(kills, each)),
    connections: refusedDials.map((sentAt) => millisecondsAfterKill(kills, { sentAt, ms: 0 })),
  };
}

function millisecondsAfterKill(kills: readonly number[], { sentAt, ms }: Pick<Creation, 'sentAt' | 'ms'>): number {
  if (kills.some((kill) => sentAt <= kill && kill <= sentAt + ms)) return 0;
  return Math.round(sentAt - Math.max(...kills.filter((kill) => kill < sentAt)));
}
