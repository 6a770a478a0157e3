import { programsOf } from './control-plane/programs.ts';
import { helm3 } from './helm-3/build.ts';
import { buildPackages } from './images/build-image.ts';
import { busyboxImage, nodeImage, pauseImage } from './images/test-images.ts';
import { clockPackages } from './moved-clock.ts';
import { nodePackages } from './node/packages.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Fills the cache with everything that starts a cluster. This comes before the namespaces, which cannot reach a
 * registry.
 */
export async function prepare(kubernetes: string, node: boolean): Promise<void> {
  const exit = () => process.exit(130); // unlike the default action, this lets exit listeners remove unfinished files
  for (const signal of SIGNALS) process.on(signal, exit);
  try {
    if (!process.env['KUBEBUILDER_ASSETS']) {
      await programsOf(kubernetes);
      await helm3();
    }
    if (node) await prepareFromDebian();
  } finally {
    for (const signal of SIGNALS) process.off(signal, exit);
  }
}

/** A control plane alone needs none of this. So it also starts on machines other than Debian. */
async function prepareFromDebian(): Promise<void> {
  await clockPackages();
  await nodePackages();
  await buildPackages();
  for (const image of [pauseImage, busyboxImage, nodeImage]) await image();
}
