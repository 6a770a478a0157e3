import { NODE_ADDRESS } from '../../../lab/kubernetes/addresses.ts';
import { inCluster, type Process, startProcess } from '../../support/start-process.ts';
import type { Installed } from './installed.ts';
import type { SharedNames } from './objects.ts';
import { reachedService } from './reached-service.ts';

/** The address of `serve`: the node's own, because the API server refuses a loopback one as an endpoint. */
export const PORT = 10250;
const HEALTH_PORT = 8081;

export interface ServeProcess extends Disposable {
  readonly child: Process;
  /** The status of `/readyz`; 0 while nobody answers. */
  readyz(): Promise<number>;
}

/** `serve --cluster` as a separate process. It is killed if it has not ended. */
export function serveProcess(names: SharedNames, kubeconfig: string, env: NodeJS.ProcessEnv = {}): ServeProcess {
  const child = startProcess(serveArguments(names), { env: { ...env, ...inCluster(kubeconfig) } });
  return {
    child,
    readyz: () =>
      fetch(`http://${NODE_ADDRESS}:${HEALTH_PORT}/readyz`).then(
        ({ status }) => status,
        () => 0,
      ),
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  };
}

const serveArguments = (names: SharedNames): readonly string[] => [
  ...['serve', '--cluster', '--host', NODE_ADDRESS, '--port', `${PORT}`, '--health-port', `${HEALTH_PORT}`],
  ...['--metrics-port', '0', '--grace-seconds', '1', '--namespace', names.namespace, '--service', names.service],
  ...['--authority-secret', names.secret, '--authority-lease', names.lease],
  ...['--webhook-configuration', names.webhookConfiguration],
];

/** The objects that make the API server call that process, for pods of one namespace. */
export const service = ({ service: name, namespace }: SharedNames): object => ({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    ...reachedService({ name, namespace, port: PORT }),
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: calledNamespace(namespace), labels: { called: namespace } },
    },
  ],
});

const calledNamespace = (namespace: string): string => `called-by-${namespace}`;

/** Creates a pod in a dry run, for which the API server calls the webhook. */
export async function createPod({ admin, names }: Installed): Promise<string> {
  const spec = { containers: [{ name: 'main', image: 'none.test/image:1' }] };
  const body = { metadata: { generateName: 'called-' }, spec };
  await admin.core.createNamespacedPod({ namespace: calledNamespace(names.namespace), dryRun: 'All', body });
  return 'created';
}
