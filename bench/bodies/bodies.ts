import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchPod, managedFields } from './managed-fields.ts';

const FIXTURES = join(import.meta.dirname, '../../test/fixtures');

const read = (path: string) => JSON.parse(readFileSync(join(FIXTURES, path), 'utf8'));

/** A job of Polyaxon 2.18. */
export const runPod = (): BenchPod => read('polyaxon-1.x-2.x/01-job-gcs-artifacts-store.json');

/** A review as an API server 1.37 sends it, with the managedFields that a job controller leaves. */
export function reviewOf(pod: BenchPod): string {
  const { request, ...envelope } = read('reviews/captured/pod-from-job.json');
  const object = { ...pod, metadata: { ...pod.metadata, managedFields: managedFields(pod) } };
  return JSON.stringify({ ...envelope, request: { ...request, namespace: 'polyaxon', object } });
}

/** The bodies of the bench by name. */
export const BODIES = {
  /** About 13 KB. */
  run: () => reviewOf(runPod()),
  /** The same pod under labels that make it nobody's run. */
  'passed through': () => reviewOf(notPolyaxon(runPod())),
  /** The same run with twelve more containers: about 160 KB. */
  large: () => reviewOf(withContainers(runPod(), { containers: 12, variables: 60 })),
} as const;
export type BodyName = keyof typeof BODIES;

function notPolyaxon(pod: BenchPod): BenchPod {
  const labels = Object.entries(pod.metadata.labels).map(([name, value]) => [
    name.replace('app.kubernetes.io', 'app.example.org'),
    value,
  ]);
  return { ...pod, metadata: { ...pod.metadata, labels: Object.fromEntries(labels) } };
}

/** The same run with more sidecars, each with variables of its own. */
export function withContainers(
  pod: BenchPod,
  more: { readonly containers: number; readonly variables: number },
): BenchPod {
  const sidecar = pod.spec.containers[1] ?? pod.spec.containers[0];
  const added = Array.from({ length: more.containers }, (_, n) => ({
    ...sidecar,
    name: `extra-${n}`,
    env: [
      ...(sidecar?.env ?? []),
      ...Array.from({ length: more.variables }, (_, i) => ({ name: `SETTING_${n}_${i}`, value: 'v'.repeat(40) })),
    ],
  }));
  return { ...pod, spec: { ...pod.spec, containers: [...pod.spec.containers, ...added] } };
}
