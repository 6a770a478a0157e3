import type { Seeds } from './google.ts';
import type { Outcome } from './run-client.ts';

/** The outcome with only the run's own objects in its report. */
export function beyond(seeds: Seeds, outcome: Outcome): Outcome {
  const isNew = ({ bucket, name }: { readonly bucket: string; readonly name: string }) =>
    !(name in (seeds[bucket] ?? {}));
  return { ...outcome, report: { ...outcome.report, objects: outcome.report.objects.filter(isNew) } };
}
