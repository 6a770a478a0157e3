import { join } from 'node:path';
import type { V1MutatingWebhook, V1MutatingWebhookConfiguration } from '@kubernetes/client-node';
import { vi } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { OPTED_IN } from '../../support/public-names.ts';
import { type Server, startServer } from '../../support/server-on-this-machine.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';
import { kubeconfigOf } from '../authority/kubeconfig-of.ts';
import { createTrialNamespace } from '../chart/admissions.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { installWithoutPods } from '../preflight/installed.ts';
import { apply } from '../preflight/rights.ts';
import { CONFIGURATION, namespaceOf, type Way } from './cases.ts';

/** An API server with an audit log, and the program beside it, with the rights and the webhook that the chart gives it. */
export interface World extends AsyncDisposable {
  readonly cluster: Cluster;
  readonly server: Server;
  /** The file of the configuration in force. */
  readonly configuration: string;
}

const SOON = { timeout: 300_000, interval: 100 };

export async function startWorld(): Promise<World> {
  await using starting = new AsyncDisposableStack();
  // Sends webhook calls to the endpoints of their Service, which a control plane reaches without kube-proxy.
  const flags = ['--enable-aggregator-routing=true'];
  const cluster = starting.use(await startCluster({ node: false, audit: true, apiServerFlags: flags }));
  const { path: directory } = starting.use(await temporaryFolder());
  const args = await installWithoutPods(cluster, { config: CONFIGURATION, events: { enabled: true } }, 10250);
  const account = await kubeconfigOf(cluster, INJECTOR_NAMESPACE, INJECTOR);
  const kubeconfig = await writeKubeconfig(join(directory, 'kubeconfig'), account.exportConfig());
  const server = starting.use(await startServer({ args, kubeconfig, directory, configuration: CONFIGURATION }));
  await vi.waitUntil(server.isReady, SOON);
  const started = starting.move();
  return {
    cluster,
    server,
    configuration: join(directory, 'config.yaml'),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

const EVERY_POD = { 'test.local/every-pod': 'true' } as const;

export const createCaseNamespace = ({ cluster }: World, reason: string, way: Way): Promise<void> =>
  createTrialNamespace(cluster, namespaceOf(reason), way === 'chart' ? OPTED_IN : EVERY_POD);

/** Calls the program for every pod of some namespaces too, made or changed. The chart's own conditions filter most out. */
export async function callForEveryPod({ cluster }: World): Promise<void> {
  const [entry] = await entriesOf(cluster);
  const { matchConditions: _all, objectSelector: _any, ...rest } = entry as V1MutatingWebhook;
  const every = {
    ...rest,
    name: 'every-pod.test.local',
    namespaceSelector: { matchLabels: EVERY_POD },
    rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['pods'] }],
  };
  const metadata = { name: 'every-pod' };
  const kind = 'MutatingWebhookConfiguration';
  await apply(cluster, [{ apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata, webhooks: [every] }]);
}

/** The API server now asks in a version that the program does not speak. */
export async function askInAnOlderVersion({ cluster }: World): Promise<void> {
  const versions = [0, 1].map((index) => ({
    op: 'replace',
    path: `/webhooks/${index}/admissionReviewVersions`,
    value: ['v1beta1'],
  }));
  const patch = [
    'patch',
    'mutatingwebhookconfiguration',
    INJECTOR,
    '--type=json',
    `--patch=${JSON.stringify(versions)}`,
  ];
  await cluster.kubectl(patch);
}

async function entriesOf({ kubectl }: Cluster): Promise<readonly V1MutatingWebhook[]> {
  const read = ['get', 'mutatingwebhookconfiguration', INJECTOR, '--output=json'];
  const { webhooks = [] }: V1MutatingWebhookConfiguration = JSON.parse(await kubectl(read));
  return webhooks;
}
