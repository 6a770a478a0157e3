import type { V1ObjectMeta } from '@kubernetes/client-node';

/** When the data of a Secret changed last, as far as the API server says: a new label is no change. */
export function lastChange(metadata: V1ObjectMeta | undefined): Date | undefined {
  const writers = (metadata?.managedFields ?? []).filter(
    ({ fieldsV1 }) => fieldsV1 !== undefined && 'f:data' in fieldsV1,
  );
  const times = [...writers.map(({ time }) => time), metadata?.creationTimestamp].flatMap((time) => time ?? []);
  return times.map((time) => new Date(time)).toSorted((a, b) => b.getTime() - a.getTime())[0];
}
