import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_ADDRESS, POD_RANGE } from '../addresses.ts';
import type { ApiReader } from '../api-reader.ts';
import { type StartComponent, waitFor } from '../component.ts';
import { type Identities, NODE_NAME } from '../control-plane/identities.ts';

const HEALTH = '127.0.0.1:10256';

export interface KubeProxyOptions {
  /** The prefix that makes it run on the node, which has nft. */
  readonly command: readonly string[];
  readonly identities: Identities;
  readonly directory: string;
  readonly read: ApiReader;
}

/** Ready when every Service's ClusterIP works, for pods and for the API server that calls a webhook. */
export async function startKubeProxy(start: StartComponent, options: KubeProxyOptions): Promise<void> {
  const { command, identities, directory, read } = options;
  const config = join(directory, 'kube-proxy.json');
  writeFileSync(config, JSON.stringify({ ...proxyConfiguration(identities), ...(await gates(read)) }));
  const proxy = start('kube-proxy', [...command, `--config=${config}`]);
  await waitFor(proxy, isHealthy);
}

/** conntrack: its limits belong to the machine, so they stay. */
function proxyConfiguration(identities: Identities): object {
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode: 'nftables',
    hostnameOverride: NODE_NAME,
    bindAddress: NODE_ADDRESS,
    healthzBindAddress: HEALTH,
    metricsBindAddress: '127.0.0.1:10249',
    clientConnection: { kubeconfig: identities.path('proxy.kubeconfig') },
    clusterCIDR: POD_RANGE,
    conntrack: { maxPerCore: 0, min: 0, tcpCloseWaitTimeout: '0s', tcpEstablishedTimeout: '0s' },
  };
}

/** Before 1.31 its nftables mode was switched off, and later versions know no switch. */
async function gates(read: ApiReader): Promise<object> {
  const version = (await read('/version')) as { readonly minor: string } | undefined;
  return Number(version?.minor) < 31 ? { featureGates: { NFTablesProxyMode: true } } : {};
}

async function isHealthy(): Promise<boolean> {
  const response = await fetch(`http://${HEALTH}/healthz`).catch(() => undefined);
  return response?.ok ?? false;
}
