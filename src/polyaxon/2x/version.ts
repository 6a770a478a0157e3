import { labelsOf, type Pod } from '../../kubernetes/pod.ts';
import { VERSION_LABEL } from './names.ts';

/** True if a Polyaxon before this version made a pod. False for a pod without a version. */
export function isOlderThan(pod: Pod, [major, minor]: readonly [number, number]): boolean {
  const [, ours, theirs] = /^(\d{1,4})\.(\d{1,4})(?:\D|$)/.exec(labelsOf(pod)[VERSION_LABEL] ?? '') ?? [];
  if (ours === undefined) return false;
  return Number(ours) < major || (Number(ours) === major && Number(theirs) < minor);
}
