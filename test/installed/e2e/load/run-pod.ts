import { randomUUID } from 'node:crypto';
import type { Pod } from '../../../../src/kubernetes/pod.ts';
import { readPod } from '../../../support/builders.ts';

/** A run that is created many times. */
export interface Run {
  /** The pod as it is posted. */
  readonly body: string;
  /** True if a pod is one of them. An API server that was too busy to answer may store one later, among others. */
  isOne(pod: Pod): boolean;
}

const LABEL = 'load';

/**
 * An experiment of 0.6.1 as Polyaxon made it, for a scheduler that does not exist. It is admitted and stored, and never
 * runs.
 */
export function runPod(): Run {
  const load = randomUUID();
  const { metadata, spec, ...rest } = readPod('polyaxon-0.x/before/01-experiment.json');
  const body = {
    ...rest,
    metadata: { generateName: 'run-', labels: { ...metadata?.labels, [LABEL]: load } },
    spec: { ...spec, schedulerName: 'nobody' },
  };
  return { body: JSON.stringify(body), isOne: (pod) => pod.metadata?.labels?.[LABEL] === load };
}
