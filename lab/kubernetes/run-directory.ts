import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { removeControlGroup } from './control-groups.ts';

/** Inside the namespaces, the folder of the run. It shows that a cluster may start here. */
export const RUN_DIRECTORY_VARIABLE = 'CLUSTER_RUN_DIRECTORY';

const PREFIX = 'polyaxon-gcs-injector-cluster-';

/** The files of one run. `logs` are kept if it fails, `work` never is. Pods are in a cgroup with the folder's name. */
export interface RunDirectory {
  readonly path: string;
  readonly logs: string;
  readonly work: string;
  readonly controlGroup: string;
}

/** A run that this process owns until it is removed. */
export interface OwnRunDirectory extends RunDirectory {
  remove(options: { readonly keepLogs: boolean }): Promise<void>;
}

/** A new folder. It first removes the folders of killed drivers. */
export async function createRunDirectory(): Promise<OwnRunDirectory> {
  await removeAbandonedRuns();
  const run = describe(mkdtempSync(join(tmpdir(), PREFIX)));
  mkdirSync(run.logs);
  mkdirSync(run.work);
  const sign = await signOfLife(run.path);
  const remove = async ({ keepLogs }: { readonly keepLogs: boolean }) => {
    sign.close();
    await removeRun(run, keepLogs ? run.work : run.path);
  };
  return { ...run, remove };
}

/** The folder of the run that this process is in. */
export function currentRunDirectory(): RunDirectory {
  const path = process.env[RUN_DIRECTORY_VARIABLE];
  if (path) return describe(path);
  throw new Error('a cluster starts only in its own namespaces: run this through lab/kubernetes/inside.ts');
}

function describe(path: string): RunDirectory {
  return { path, logs: join(path, 'logs'), work: join(path, 'work'), controlGroup: basename(path) };
}

async function removeRun({ controlGroup }: RunDirectory, folder: string): Promise<void> {
  await removeControlGroup(controlGroup);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function removeAbandonedRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const run = describe(join(tmpdir(), name));
    if (await isAbandoned(run.path)) await removeRun(run, run.path);
  }
}

/** A socket, because the kernel closes it with its process. A process id means nothing in another process namespace. */
async function signOfLife(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy()).unref();
  server.listen(join(path, 'driver.sock'));
  await once(server, 'listening');
  return server;
}

/** Kept logs have no socket. A socket that nobody answers is left by a killed driver. */
function isAbandoned(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(path, 'driver.sock'));
    socket.once('connect', () => resolve(false));
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED'));
    socket.once('close', () => socket.destroy());
  });
}
