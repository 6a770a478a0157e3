type Json = Record<string, unknown>;
interface Container extends Json {
  name: string;
  env?: Json[];
}
export interface BenchPod extends Json {
  metadata: Json & { labels: Record<string, string> };
  spec: Json & { containers: Container[]; volumes?: Json[] };
}

/** The entry that the API server keeps for the controller that made a pod: a third of what it sends. */
export const managedFields = ({ metadata, spec }: BenchPod): readonly object[] => [
  {
    manager: 'kube-controller-manager',
    operation: 'Update',
    apiVersion: 'v1',
    time: '2026-11-01T00:00:00Z',
    fieldsType: 'FieldsV1',
    fieldsV1: {
      'f:metadata': fieldsOf({ labels: metadata.labels, annotations: metadata['annotations'] ?? {} }),
      'f:spec': fieldsOf({ containers: spec.containers, volumes: spec.volumes ?? [] }),
    },
  },
];

function fieldsOf(value: unknown): object {
  if (Array.isArray(value)) return Object.fromEntries(value.map(itemOf));
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [`f:${key}`, fieldsOf(child)]));
}

const itemOf = (item: unknown, index: number): [string, object] =>
  typeof item === 'object' && item !== null
    ? [`k:${JSON.stringify({ name: 'name' in item ? item.name : `${index}` })}`, { '.': {}, ...fieldsOf(item) }]
    : [`v:"${item}"`, {}];
