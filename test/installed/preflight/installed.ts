import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { createNamespace } from '../../../lab/kubernetes/made-namespaces.ts';
import { reachedService } from '../authority/reached-service.ts';
import { render, the, type Values } from '../chart/helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { apply } from './rights.ts';

/** The kinds for running pods. A control plane without a node does not need them. */
const OF_PODS: ReadonlySet<string> = new Set(['Deployment', 'Pod', 'PodDisruptionBudget', 'ConfigMap', 'Service']);

/** Installs the chart's objects except its pods, and returns the arguments of those. */
export async function installWithoutPods(cluster: Cluster, values: Values, port: number): Promise<readonly string[]> {
  const manifests = await render(values);
  await createNamespace(cluster, INJECTOR_NAMESPACE);
  await apply(cluster, [
    ...manifests.filter(({ kind }) => !OF_PODS.has(kind)),
    ...reachedService({ name: INJECTOR, namespace: INJECTOR_NAMESPACE, port }),
  ]);
  return the(manifests, 'Deployment')['spec'].template.spec.containers[0].args;
}
