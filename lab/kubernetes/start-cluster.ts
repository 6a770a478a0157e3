import { NEWEST } from './binary/kubernetes-versions.ts';
import type { Cluster } from './cluster.ts';
import { programsIn, programsOf } from './control-plane/programs.ts';
import { existingCluster } from './existing-cluster.ts';
import { startOwnCluster } from './own-cluster.ts';
import { step } from './step.ts';

/** Set by `inside.ts --kubernetes 1.33`. */
export const KUBERNETES_VARIABLE = 'CLUSTER_KUBERNETES';

export interface ClusterOptions {
  /** Minor version, such as `1.33`. */
  readonly kubernetes?: string;
  /** False for a control plane without a node, which is ready sooner. */
  readonly node?: boolean;
  /** Keeps `audit.log`, one event of level Metadata a line. This level has audit annotations and no bodies. */
  readonly audit?: boolean;
  readonly apiServerFlags?: readonly string[];
}

/**
 * Starts a cluster in the namespaces of this process. `node lab/kubernetes/inside.ts COMMAND…` runs a whole test runner
 * there, so that its clients and watches reach the API server and pods without a tunnel. Only one cluster at a time.
 *
 * With `KUBECONFIG` it starts nothing and uses that cluster. With `KUBEBUILDER_ASSETS`, the etcd, kube-apiserver and
 * kubectl of that folder make a control plane without controllers or a node.
 */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { KUBECONFIG: kubeconfig, KUBEBUILDER_ASSETS: assets } = process.env;
  if (kubeconfig) return existingCluster(kubeconfig);
  const minor = options.kubernetes ?? process.env[KUBERNETES_VARIABLE] ?? NEWEST.minor;
  const programs = assets ? programsIn(assets) : await programsOf(minor);
  const title = assets ? `the control plane in ${assets}` : `Kubernetes ${minor}`;
  const { node = true, audit = false, apiServerFlags = [] } = options;
  return step(`starting ${title}`, () => startOwnCluster({ programs, node, audit, apiServerFlags }));
}
