import type { V1Container } from '@kubernetes/client-node';
import { runnable } from '../runnable.ts';

export const SIDECAR = 'neighbour';

/** A container of a neighbour. It reports like those of the run, and ends. */
export const sidecar: V1Container = reporting('Never');

/** An init container that goes on beside the run, and is ended with it. */
export const nativeSidecar: V1Container = { ...reporting('Always'), restartPolicy: 'Always' };

function reporting(restartPolicy: 'Always' | 'Never'): V1Container {
  const [container] = runnable({ spec: { restartPolicy, containers: [{ name: SIDECAR }] } }).spec?.containers ?? [];
  if (container === undefined) throw new Error('no container');
  return container;
}
