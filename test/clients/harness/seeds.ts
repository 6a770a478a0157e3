import type { Seeds } from './google.ts';
import type { Outcome } from './run-client.ts';

/** The outcome with only those objects in its report that the run itself left. */
export function beyond(seeds: Seeds, outcome: Outcome): Outcome {
  const isNew = ({ bucket, name }: { readonly bucket: string; readonly name: string }) =>
    !(name in (seeds[bucket] ?? {}));
  return { ...outcome, report: { ...outcome.report, objects: outcome.report.objects.filter(isNew) } };
}
