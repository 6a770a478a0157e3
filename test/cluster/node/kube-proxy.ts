import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { NODE_ADDRESS, POD_RANGE } from '../addresses.ts';
import { type StartComponent, waitFor } from '../component.ts';
import { type Identities, NODE_NAME } from '../control-plane/identities.ts';
import { unpackedPackages } from '../debian-packages.ts';

/** nft and the libraries that only it needs. */
const PACKAGES = ['nftables', 'libnftables1', 'libnftnl11', 'libmnl0', 'libjansson4', 'libxtables12', 'libedit2'];
const FURTHER_LIBRARIES = ['libgmp10', 'libbsd0', 'libmd0', 'libtinfo6'];

const HEALTH = '127.0.0.1:10256';

export interface KubeProxyOptions {
  readonly command: readonly string[];
  readonly identities: Identities;
  readonly directory: string;
}

export function proxyPackages(): Promise<string> {
  return unpackedPackages([...PACKAGES, ...FURTHER_LIBRARIES]);
}

/** Ready when every Service's ClusterIP leads somewhere, for pods and for the API server that calls a webhook. */
export async function startKubeProxy(start: StartComponent, options: KubeProxyOptions): Promise<void> {
  const { command, identities, directory } = options;
  const config = join(directory, 'kube-proxy.json');
  writeFileSync(config, JSON.stringify(proxyConfiguration(identities)));
  const proxy = start('kube-proxy', ['env', ...nftOf(await proxyPackages()), ...command, `--config=${config}`]);
  await waitFor(proxy, isHealthy);
}

/** kube-proxy is linked statically, so the libraries reach nft alone. */
function nftOf(packages: string): string[] {
  const triplet = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
  const libraries = [join(packages, 'usr/lib', triplet), join(packages, 'lib', triplet)];
  return [
    `PATH=${[join(packages, 'usr/sbin'), process.env['PATH']].join(delimiter)}`,
    `LD_LIBRARY_PATH=${libraries.join(delimiter)}`,
  ];
}

/** conntrack: its limits belong to the machine, so they are left alone. */
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

async function isHealthy(): Promise<boolean> {
  const response = await fetch(`http://${HEALTH}/healthz`).catch(() => undefined);
  return response?.ok ?? false;
}
