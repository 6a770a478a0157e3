// The part of the playground in the cluster's namespaces: starts the cluster and waits for Ctrl-C.
import { readFileSync, writeFileSync } from 'node:fs';
import { API_SERVER_PORT, API_SERVER_URL, NODE_ADDRESS } from '../addresses.ts';
import { loadInjector, REPOSITORY, TAG } from '../images/injector-image.ts';
import { BUSYBOX_IMAGE } from '../images/test-images.ts';
import { currentRunDirectory } from '../run-directory.ts';
import { startCluster } from '../start-cluster.ts';
import { apiServerSocket } from './api-server-socket.ts';
import { PLAYGROUND_KUBECONFIG } from './kubeconfig-file.ts';
import { relay } from './relay.ts';

const { port, injector, ...options } = JSON.parse(process.argv[2] ?? '{}');
const cluster = await startCluster(options);
if (injector) await loadInjector(cluster);
const images = [BUSYBOX_IMAGE, ...(injector ? [`${REPOSITORY}:${TAG}`] : [])].join(' and ');
await relay(apiServerSocket(currentRunDirectory()), { host: NODE_ADDRESS, port: API_SERVER_PORT });
const kubeconfig = readFileSync(cluster.kubeconfig, 'utf8').replace(API_SERVER_URL, `https://127.0.0.1:${port}`);
writeFileSync(PLAYGROUND_KUBECONFIG, kubeconfig, { mode: 0o600 });
console.log(`
  export KUBECONFIG=${PLAYGROUND_KUBECONFIG}

  kubectl     your own with that, or: npm run cluster -- kubectl get pods --all-namespaces
  helm        your own with that, or: npm run cluster -- helm list
  images      ${cluster.hasNode ? `${images} on the node; there is no registry` : 'none: pods are stored, not run'}
  logs        ${cluster.logs}

Ctrl-C stops it and leaves nothing behind.`);
process.once('SIGINT', () => process.exit());
