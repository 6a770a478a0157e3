import { type Creation, createPod } from './creation.ts';
import { runPod } from './run-pod.ts';
import type { Target } from './under-load.ts';

export interface Burst {
  readonly creations: readonly Creation[];
  readonly seconds: number;
}

/** Creates so many runs in one moment, each on a connection to the API server that is there already. */
export async function burst({ client, namespace }: Target, size: number): Promise<Burst> {
  const pod = runPod();
  const each = <T>(send: () => Promise<T>): Promise<readonly T[]> => Promise.all(Array.from({ length: size }, send));
  await each(() => client.call('GET', '/readyz'));
  const started = performance.now();
  const creations = await each(() => createPod(client, namespace, pod));
  return { creations, seconds: (performance.now() - started) / 1000 };
}
