import type { Cloud } from '../cloud.ts';
import type { Bucket } from '../objects/bucket.ts';
import type { ObjectSummary, Report } from './report.ts';

/** All records up to now, as a value that does not change any more. */
export function writeReport({ ledger, buckets }: Cloud): Report {
  return structuredClone({ ...ledger, objects: [...buckets.values()].flatMap(summarise) });
}

function summarise(bucket: Bucket): readonly ObjectSummary[] {
  return bucket.all().map(({ name, content, attributes, crc32c, generation }) => ({
    bucket: bucket.name,
    name,
    size: content.length,
    contentType: attributes.contentType ?? 'application/octet-stream',
    crc32c,
    generation,
  }));
}
