import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { removeControlGroup } from './control-groups.ts';

/** Set inside the namespaces to the folder of the run: the sign that a cluster may be started here. */
export const RUN_DIRECTORY_VARIABLE = 'CLUSTER_RUN_DIRECTORY';

/** What one run writes: `logs` are worth keeping when it fails, `work` never is. Pods live in a cgroup of the folder's name. */
export interface RunDirectory {
  readonly path: string;
  readonly logs: string;
  readonly work: string;
  readonly controlGroup: string;
}

export function createRunDirectory(): RunDirectory {
  const run = describe(mkdtempSync(join(tmpdir(), 'polyaxon-gcs-injector-cluster-')));
  mkdirSync(run.logs);
  mkdirSync(run.work);
  return run;
}

/** The folder of the run that this process is inside of. */
export function currentRunDirectory(): RunDirectory {
  const path = process.env[RUN_DIRECTORY_VARIABLE];
  if (path) return describe(path);
  throw new Error('a cluster is started in namespaces of its own only: run this through test/cluster/inside.ts');
}

/** Removes the run from the machine, its logs only when nobody will want to read them. */
export async function removeRunDirectory(run: RunDirectory, keepLogs: boolean): Promise<void> {
  await removeControlGroup(run.controlGroup);
  rmSync(keepLogs ? run.work : run.path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function describe(path: string): RunDirectory {
  return { path, logs: join(path, 'logs'), work: join(path, 'work'), controlGroup: basename(path) };
}
