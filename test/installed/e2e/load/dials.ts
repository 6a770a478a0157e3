import { connect } from 'node:net';
import { type Call, now } from '../../../support/judging/took.ts';
import { sendAtRate } from './open-loop.ts';

const PER_SECOND = 50;

/**
 * Opens and ends connections to a Service during an act, like an API server that keeps none. Returns the refused ones.
 */
export async function dialMeanwhile(clusterIp: string, work: () => Promise<unknown>): Promise<readonly Call[]> {
  const refused: Call[] = [];
  const loop = sendAtRate(PER_SECOND, () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const sent = now();
    const socket = connect(443, clusterIp, () => socket.destroy());
    socket.once('error', () => refused.push({ sent, ended: now() }));
    socket.once('close', () => resolve());
    return promise;
  });
  try {
    await work();
  } finally {
    await loop.stop();
  }
  return refused;
}
