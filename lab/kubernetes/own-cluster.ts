import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import type { StartComponent } from './component.ts';
import { createComponents } from './components.ts';
import { removeControlGroup } from './control-groups.ts';
import { createIdentities } from './control-plane/identities.ts';
import type { ProgramName, Programs } from './control-plane/programs.ts';
import { type ControlPlaneChoices, startControlPlane } from './control-plane/start.ts';
import { execute } from './execute.ts';
import { type Node, startNode } from './node/start.ts';
import { currentRunDirectory, type RunDirectory } from './run-directory.ts';

export interface OwnClusterOptions extends ControlPlaneChoices {
  readonly node: boolean;
}

/** Starts what the programs allow: everything, or only a control plane. After a failure it stops what it started. */
export async function startOwnCluster(options: OwnClusterOptions): Promise<Cluster> {
  const run = currentRunDirectory();
  const logs = mkdtempSync(join(run.logs, 'cluster-'));
  const components = createComponents(logs);
  const stop = async () => {
    await components.stop();
    await removeControlGroup(run.controlGroup);
  };
  try {
    const parts = await startParts(components.start, options, { ...run, logs });
    return { logs, ...parts, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Parts = Omit<Cluster, 'logs' | 'stop' | typeof Symbol.asyncDispose>;

async function startParts(start: StartComponent, options: OwnClusterOptions, run: RunDirectory): Promise<Parts> {
  const { programs } = options;
  const { logs, controlGroup } = run;
  const directory = mkdtempSync(join(run.work, 'cluster-'));
  const identities = await createIdentities(join(directory, 'identities'));
  const { read, restartApiServer } = await startControlPlane(start, { ...options, identities, directory, logs });
  const hasNode = options.node && programs('kubelet') !== undefined;
  const node = hasNode && (await startNode(start, { programs, identities, directory, controlGroup, read }));
  const kubeconfig = identities.path('admin.kubeconfig');
  return { kubeconfig, ...commandLineTools(programs, kubeconfig, directory), ...images(node), restartApiServer };
}

/** Keeps the caches of kubectl and Helm out of the home of the person who runs the tests. */
function commandLineTools(
  programs: Programs,
  kubeconfig: string,
  directory: string,
): Pick<Cluster, 'kubectl' | 'helm'> {
  const caches = {
    KUBECACHEDIR: directory,
    HELM_CACHE_HOME: directory,
    HELM_CONFIG_HOME: directory,
    HELM_DATA_HOME: directory,
  };
  const env = { ...process.env, ...caches, KUBECONFIG: kubeconfig };
  const tool =
    (name: ProgramName) =>
    (args: readonly string[], stdin = '') => {
      const [program = name, ...first] = programs(name) ?? [];
      return execute(program, [...first, ...args], { env, stdin });
    };
  return { kubectl: tool('kubectl'), helm: tool('helm') };
}

function images(node: Node | false): Pick<Cluster, 'hasNode' | 'loadImage'> {
  if (node) return { hasNode: true, loadImage: node.loadImage };
  return { hasNode: false, loadImage: () => Promise.reject(new Error('a control plane runs no images')) };
}
