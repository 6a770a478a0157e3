import type { Pod } from '../../src/kubernetes/pod.ts';
import { allContainers } from '../../src/polyaxon/containers.ts';

/** The API server refuses a pod that mounts a volume which it does not have, whatever we add. */
export function isTakenByApiServer(pod: Pod): boolean {
  const names = new Set(pod.spec.volumes?.map(({ name }) => name));
  return allContainers(pod).every(
    ({ container }) => container.volumeMounts?.every(({ name }) => names.has(name)) ?? true,
  );
}
