import type { BenchPod } from './managed-fields.ts';

const CATALOG = 'POLYAXON_CONNECTIONS_CATALOG';

/** The same run with so many connections in the catalog of each container that has one. */
export function withConnections(pod: BenchPod, number: number): BenchPod {
  const containers = pod.spec.containers.map((container) => ({
    ...container,
    env: (container.env ?? []).map((variable) =>
      variable['name'] === CATALOG ? { ...variable, value: more(String(variable['value']), number) } : variable,
    ),
  }));
  return { ...pod, spec: { ...pod.spec, containers } };
}

function more(text: string, number: number): string {
  const catalog = JSON.parse(text);
  const added = Array.from({ length: number }, (_, n) => ({
    name: `data-${n}`,
    kind: 'gcs',
    schema: { bucket: `gs://acme-data-${n}` },
    secret: { name: `gcs-data-${n}`, mountPath: `/data/${n}` },
  }));
  return JSON.stringify({ ...catalog, connections: [...catalog.connections, ...added] });
}
