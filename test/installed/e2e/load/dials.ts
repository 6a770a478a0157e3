import { connect } from 'node:net';
import { sendAtRate } from './open-loop.ts';

const PER_SECOND = 50;

/**
 * Makes new connections to a Service and ends them for as long as something is done: what happens to an API server that
 * keeps none. Tells when the dials were sent that nobody took, on the clock of `performance.now`.
 */
export async function dialMeanwhile(clusterIp: string, work: () => Promise<unknown>): Promise<readonly number[]> {
  const refusedAt: number[] = [];
  const loop = sendAtRate(PER_SECOND, () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const at = performance.now();
    const socket = connect(443, clusterIp, () => socket.destroy());
    socket.once('error', () => refusedAt.push(at));
    socket.once('close', () => resolve());
    return promise;
  });
  try {
    await work();
  } finally {
    await loop.stop();
  }
  return refusedAt;
}
