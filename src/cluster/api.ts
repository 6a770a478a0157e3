import {
  AdmissionregistrationV1Api,
  AppsV1Api,
  CoordinationV1Api,
  CoreV1Api,
  createConfiguration,
  EventsV1Api,
  KubeConfig,
  type RequestContext,
  ServerConfiguration,
  VersionApi,
} from '@kubernetes/client-node';
import { FIELD_MANAGER } from './call.ts';
import { type OpenStream, streamsOf } from './stream.ts';

/** The parts of the Kubernetes API that this program uses. */
export interface ClusterApi {
  readonly core: CoreV1Api;
  readonly admission: AdmissionregistrationV1Api;
  readonly apps: AppsV1Api;
  readonly coordination: CoordinationV1Api;
  readonly events: EventsV1Api;
  readonly version: VersionApi;
  readonly stream: OpenStream;
}

/** A later answer is useless: the next attempt asks again. */
const ANSWER_LIMIT_MS = 10_000;

/**
 * The cluster that KUBECONFIG or ~/.kube/config names, else the cluster of this pod. Throws if the files cannot be
 * read.
 */
export function defaultCluster(): ClusterApi {
  const config = new KubeConfig();
  config.loadFromDefault();
  return clusterOf(config);
}

/** Each call fails after the limit. The API server may still carry out such a call, so writes are guarded. */
export function clusterOf(config: KubeConfig, answerLimitMs: number = ANSWER_LIMIT_MS): ClusterApi {
  const server = config.getCurrentCluster()?.server;
  if (server === undefined) throw new Error('the kubeconfig names no cluster');
  const calls = createConfiguration({
    baseServer: new ServerConfiguration(server, {}),
    authMethods: { default: config },
    promiseMiddleware: [{ pre: async (request) => limited(request, answerLimitMs), post: async (answer) => answer }],
  });
  return {
    core: new CoreV1Api(calls),
    admission: new AdmissionregistrationV1Api(calls),
    apps: new AppsV1Api(calls),
    coordination: new CoordinationV1Api(calls),
    events: new EventsV1Api(calls),
    version: new VersionApi(calls),
    stream: streamsOf(config, server),
  };
}

function limited(request: RequestContext, limitMs: number): RequestContext {
  request.setHeaderParam('User-Agent', FIELD_MANAGER);
  request.setSignal(AbortSignal.timeout(limitMs));
  return request;
}
