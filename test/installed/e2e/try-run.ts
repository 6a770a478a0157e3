import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { whyFailed } from '../../../lab/kubernetes/refusal.ts';
import { STATUS } from '../../support/public-names.ts';

/** The result of a run: the reason in its status, `unseen` if it is created without a status, else the refusal. */
export type TryRun = (namespace: string) => Promise<string>;

const RUN = {
  metadata: { generateName: 'run-', labels: { type: 'polyaxon-runner', app: 'polyaxon-job' } },
  spec: { containers: [{ name: 'main', image: 'none.test/image:1' }] },
};

/** Creates a run of 0.x that names no store, in a dry run. */
export function runTrial({ kubeconfig }: Cluster): TryRun {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const api = config.makeApiClient(CoreV1Api);
  return (namespace) =>
    api
      .createNamespacedPod({ namespace, body: RUN, dryRun: 'All' })
      .then(({ metadata }) => JSON.parse(metadata?.annotations?.[STATUS] ?? '{"reason":"unseen"}').reason, whyFailed);
}
