import { connect } from 'node:net';
import { type OpenLoop, sendAtRate } from './open-loop.ts';

const PER_SECOND = 50;

export interface Dials extends OpenLoop {
  /** When the dials were sent that nobody took, on the clock of `performance.now`. */
  readonly refusedAt: readonly number[];
}

/** Makes new connections to the Service and ends them: what happens to an API server that keeps none. */
export function dial(clusterIp: string): Dials {
  const refusedAt: number[] = [];
  const loop = sendAtRate(PER_SECOND, () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const at = performance.now();
    const socket = connect(443, clusterIp, () => socket.destroy());
    socket.once('error', () => refusedAt.push(at));
    socket.once('close', () => resolve());
    return promise;
  });
  return { ...loop, refusedAt };
}
