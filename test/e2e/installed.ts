import { CHART, type Values } from '../chart/helm.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { type ClusterOptions, startCluster } from '../cluster/start-cluster.ts';
import { loadInjector, REPOSITORY, TAG } from './image.ts';

export const INJECTOR_NAMESPACE = 'injector-system';

/** What the chart calls the objects of the release `plx`. */
export const INJECTOR = 'plx-polyaxon-gcs-injector';

/** The image that `loadInjector` makes, as values of the chart. */
export const IMAGE: Values = { image: { repository: REPOSITORY, tag: TAG } };

/** A cluster with a node on which the chart is installed with its defaults, these values and the image of the Dockerfile. */
export async function startInstalled(values: Values = {}, options: ClusterOptions = {}): Promise<Cluster> {
  const cluster = await startCluster(options);
  try {
    await loadInjector(cluster);
    await installChart(cluster, values);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** `helm install --wait` into a namespace of its own that enforces the restricted pod security standard. */
export async function installChart(cluster: Cluster, values: Values = {}): Promise<void> {
  await cluster.kubectl(['create', 'namespace', INJECTOR_NAMESPACE]);
  await cluster.kubectl(['label', 'namespace', INJECTOR_NAMESPACE, 'pod-security.kubernetes.io/enforce=restricted']);
  const install = ['install', 'plx', CHART, `--namespace=${INJECTOR_NAMESPACE}`, '--wait', '--timeout=120s'];
  await cluster.helm([...install, '--values=-'], JSON.stringify({ ...IMAGE, ...values }));
}
