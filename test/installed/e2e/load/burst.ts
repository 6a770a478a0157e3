import type { Creation } from '../../../support/judging/creation.ts';
import { between, now, type Took } from '../../../support/judging/took.ts';
import { createPod } from './creation.ts';
import type { Run } from './run-pod.ts';
import type { Target } from './under-load.ts';

export interface Burst {
  readonly creations: readonly Creation[];
  readonly took: Took;
}

/** Creates this many runs in one moment, each on an open connection to the API server. */
export async function burst({ client, namespace }: Target, run: Run, size: number): Promise<Burst> {
  const each = <T>(send: () => Promise<T>): Promise<readonly T[]> => Promise.all(Array.from({ length: size }, send));
  await each(() => client.call('GET', '/readyz'));
  const started = now();
  const creations = await each(() => createPod(client, namespace, run.body));
  return { creations, took: between(started, now()) };
}
