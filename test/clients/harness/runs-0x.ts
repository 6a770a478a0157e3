import type { V1Container, V1Pod } from '@kubernetes/client-node';

/** A run that requests the outputs of others. */
export function withReferences(pod: V1Pod, experiments: readonly string[]): V1Pod {
  const value = JSON.stringify({ experiments });
  return withMain(pod, (main) => ({
    ...main,
    env: [...(main.env ?? []), { name: 'POLYAXON_REFS_OUTPUTS_PATHS', value }],
  }));
}

/** As 0.4 makes it: without a variable of 0.5, and with 0.4's names for Polyaxon's own containers. */
export function asOf04(pod: V1Pod): V1Pod {
  const since05 = new Set(['POLYAXON_IS_MANAGED']);
  const text = JSON.stringify(pod)
    .replaceAll('"polyaxon-sidecar-job"', '"polyaxon-job-sidecar"')
    .replaceAll('"polyaxon-init-job"', '"polyaxon-job-init"');
  return withMain(JSON.parse(text), (main) => ({
    ...main,
    env: (main.env ?? []).filter(({ name }) => !since05.has(name)),
  }));
}

export function withMain(pod: V1Pod, change: (main: V1Container) => V1Container): V1Pod {
  const [main, ...others] = pod.spec?.containers ?? [];
  if (main === undefined) throw new Error('a pod without containers');
  return { ...pod, spec: { ...pod.spec, containers: [change(main), ...others] } };
}
