import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { LARGE_0X } from './large/of-0x.ts';
import { LARGE_2X } from './large/of-2x.ts';
import { LARGE_IN_CONTAINERS } from './large/of-containers.ts';

const WORKER = new URL('./short-lived/worker.ts', import.meta.url);
const DECISIONS = 40;
/** What V8 itself learns while code is new. A pod that is kept leaves several times as much. */
const A_FEW = 4096;

/**
 * Measured in an engine of its own. In one that decided about huge pods before, V8 has learnt that such objects live long,
 * and makes them among the old ones at once.
 */
async function outlivingBytes(text: string): Promise<number> {
  const worker = new Worker(WORKER, { workerData: { text, decisions: DECISIONS } });
  const [bytes] = await once(worker, 'message');
  await worker.terminate();
  return bytes;
}

it.each([
  ['0.x', LARGE_0X['references × names that are taken']],
  ['2.x', LARGE_2X['volumes of the Secret × mounts']],
  ['many containers', LARGE_IN_CONTAINERS['containers × a long name of the store']],
])('nothing of a decided pod waits for the collection of the whole heap: %s', async (_name, large) => {
  expect(await outlivingBytes(JSON.stringify(large?.pod(100)))).toBeLessThan(DECISIONS * A_FEW);
});
