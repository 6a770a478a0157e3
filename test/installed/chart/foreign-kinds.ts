import type { Cluster } from '../../../lab/kubernetes/cluster.ts';

const FOREIGN_KINDS = [
  ['cert-manager.io', 'v1', 'Certificate'],
  ['cert-manager.io', 'v1', 'Issuer'],
  ['monitoring.coreos.com', 'v1', 'ServiceMonitor'],
  ['monitoring.coreos.com', 'v1', 'PodMonitor'],
  ['monitoring.coreos.com', 'v1', 'PrometheusRule'],
].map(([group, version, kind = '']) => {
  const plural = `${kind.toLowerCase()}s`;
  const anything = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural },
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: anything } }],
    },
  };
});

/** Adds the kinds of other projects to the API server, as their CRDs would. Their content is not checked. */
export async function createForeignKinds({ kubectl }: Cluster): Promise<void> {
  await kubectl(['create', '--filename=-'], FOREIGN_KINDS.map((one) => JSON.stringify(one)).join('\n---\n'));
  await kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=600s']);
}
