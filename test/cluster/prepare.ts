import { programsOf } from './control-plane/programs.ts';
import { busyboxImage, pauseImage } from './images/test-images.ts';
import { runtimePackages } from './node/container-runtime.ts';
import { proxyPackages } from './node/kube-proxy.ts';

/** Fills the cache with all that a cluster is started from. Before the namespaces are entered: inside is no way to a registry. */
export async function prepare(kubernetes: string, node: boolean): Promise<void> {
  if (!process.env['KUBEBUILDER_ASSETS']) await programsOf(kubernetes);
  if (!node) return;
  await runtimePackages();
  await proxyPackages();
  await pauseImage();
  await busyboxImage();
}
