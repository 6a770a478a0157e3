import { readPod } from '../../../support/builders.ts';

/** An experiment of 0.6.1 as Polyaxon made it, for a scheduler that is not there: it is admitted and stored, and never runs. */
export function runPod(): string {
  const { metadata, spec, ...rest } = readPod('polyaxon-0.x/before/01-experiment.json') as Record<string, object>;
  const { labels } = metadata as { labels: Record<string, string> };
  return JSON.stringify({
    ...rest,
    metadata: { generateName: 'run-', labels },
    spec: { ...spec, schedulerName: 'nobody' },
  });
}
