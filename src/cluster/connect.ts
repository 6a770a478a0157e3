import { AdmissionregistrationV1Api, CoordinationV1Api, CoreV1Api, KubeConfig, Watch } from '@kubernetes/client-node';

/** The parts of the Kubernetes API that are used. */
export interface ClusterApi {
  readonly core: CoreV1Api;
  readonly admission: AdmissionregistrationV1Api;
  readonly coordination: CoordinationV1Api;
  readonly watch: Watch;
}

/** The cluster that KUBECONFIG or ~/.kube/config names, else the one whose pod this is. Throws where those cannot be read. */
export function defaultCluster(): ClusterApi {
  const config = new KubeConfig();
  config.loadFromDefault();
  return clusterOf(config);
}

export const clusterOf = (config: KubeConfig): ClusterApi => ({
  core: config.makeApiClient(CoreV1Api),
  admission: config.makeApiClient(AdmissionregistrationV1Api),
  coordination: config.makeApiClient(CoordinationV1Api),
  watch: new Watch(config),
});
