import type { Cluster } from './cluster.ts';
import { execute } from './execute.ts';
import { removeMadeNamespaces } from './made-namespaces.ts';

/**
 * A cluster that someone else runs, used with the kubectl and helm on PATH. After the tests it still runs, without the
 * objects that they made.
 */
export async function existingCluster(kubeconfig: string): Promise<Cluster> {
  const env = { ...process.env, KUBECONFIG: kubeconfig };
  const kubectl = (args: readonly string[], stdin = '') => execute('kubectl', args, { env, stdin });
  const context = (await kubectl(['config', 'current-context'])).trim();
  const helm = (args: readonly string[], stdin = '') => execute('helm', args, { env, stdin });
  const stop = () => removeMadeNamespaces({ kubectl, helm });
  return {
    kubeconfig,
    hasNode: true,
    kubectl,
    helm,
    loadImage: (archive) => loadImage(context, archive),
    restartApiServer: () => Promise.reject(new Error('the API server of a given cluster is not ours to restart')),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** kind loads an archive. Other clusters must pull the image from a registry. */
async function loadImage(context: string, archive: string): Promise<void> {
  const [, kindName] = /^kind-(.+)$/.exec(context) ?? [];
  if (!kindName) throw new Error(`cannot load ${archive} into ${context}: only a kind cluster takes an image archive`);
  await execute('kind', ['load', 'image-archive', archive, '--name', kindName]);
}
