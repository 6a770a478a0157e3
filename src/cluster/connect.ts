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
  watch: watchOf(config),
});

/**
 * A watch that cannot sign in ends like one whose connection is lost. Left to itself the client's own rejects where nobody
 * waits for it, and that ends the process.
 */
function watchOf(config: KubeConfig): Watch {
  const watch = new Watch(config);
  const open: Watch['watch'] = (path, query, callback, done) =>
    watch.watch(path, query, callback, done).catch((error) => {
      done(error);
      return new AbortController();
    });
  return Object.assign(new Watch(config), { watch: open });
}
