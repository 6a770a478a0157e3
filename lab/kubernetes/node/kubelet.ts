import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_ADDRESS } from '../addresses.ts';
import type { ApiReader } from '../api-reader.ts';
import { type StartComponent, waitFor } from '../component.ts';
import { type Identities, NODE_NAME } from '../control-plane/identities.ts';
import type { ContainerRuntime } from './container-runtime.ts';

export interface KubeletOptions {
  /** The prefix that makes it run on the node, so that containers see the volumes that it mounts. */
  readonly command: readonly string[];
  readonly identities: Identities;
  readonly runtime: ContainerRuntime;
  readonly directory: string;
  /** The parent cgroup of all pods. */
  readonly controlGroup: string;
  readonly read: ApiReader;
}

/** Ready when the node is: pods run from here on. */
export async function startKubelet(start: StartComponent, options: KubeletOptions): Promise<void> {
  const { command, identities, directory, read } = options;
  const config = join(directory, 'kubelet.json');
  writeFileSync(config, JSON.stringify(kubeletConfiguration(options)));
  const kubelet = start('kubelet', [
    ...command,
    `--config=${config}`,
    `--kubeconfig=${identities.path('kubelet.kubeconfig')}`,
    `--root-dir=${join(directory, 'kubelet')}`,
    `--hostname-override=${NODE_NAME}`,
    `--node-ip=${NODE_ADDRESS}`,
  ]);
  await waitFor(kubelet, async () => isReady(await read(`/api/v1/nodes/${NODE_NAME}`)));
}

/** failCgroupV1, cgroupDriver: any machine works, with either cgroup version and without systemd. */
function kubeletConfiguration({ identities, runtime, directory, controlGroup }: KubeletOptions): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    containerRuntimeEndpoint: `unix://${runtime.socket}`,
    failCgroupV1: false,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${controlGroup}`,
    enforceNodeAllocatable: [],
    failSwapOn: false,
    address: NODE_ADDRESS,
    healthzPort: 0,
    authentication: { x509: { clientCAFile: identities.path('ca.crt') } },
    authorization: { mode: 'Webhook' },
    tlsCertFile: identities.path('kubelet-serving.crt'),
    tlsPrivateKeyFile: identities.path('kubelet-serving.key'),
    evictionHard: neverEvict(),
    imageGCHighThresholdPercent: 100,
    resolvConf: '',
    syncFrequency: '5s', // the time until a mounted volume shows a changed Secret; the default is a minute
    podLogsDir: join(directory, 'pod-logs'),
    volumePluginDir: join(directory, 'volume-plugins'),
  };
}

/** The tests do not depend on free disk space of a developer's machine. */
function neverEvict(): Readonly<Record<string, string>> {
  const signals = ['nodefs.available', 'nodefs.inodesFree', 'imagefs.available', 'memory.available'];
  return Object.fromEntries(signals.map((signal) => [signal, '0%']));
}

interface Node {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

function isReady(node: unknown): boolean {
  const conditions = (node as Node | undefined)?.status?.conditions ?? [];
  return conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
}
