import { reachedService } from '../../authority/reached-service.ts';
import { render, the, type Values } from '../../chart/helm.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { apply, NAME, NAMESPACE } from './rights.ts';

/** What runs pods, or is for them: a control plane has no use for it. */
const OF_PODS: ReadonlySet<string> = new Set(['Deployment', 'Pod', 'PodDisruptionBudget', 'ConfigMap', 'Service']);

/** Installs what the chart renders besides its pods, and gives the arguments that those would be started with. */
export async function installWithoutPods(cluster: Cluster, values: Values, port: number): Promise<readonly string[]> {
  const manifests = await render(values);
  await cluster.kubectl(['create', 'namespace', NAMESPACE]);
  await apply(cluster, [
    ...manifests.filter(({ kind }) => !OF_PODS.has(kind)),
    ...reachedService({ name: NAME, namespace: NAMESPACE, port }),
  ]);
  return the(manifests, 'Deployment')['spec'].template.spec.containers[0].args;
}
