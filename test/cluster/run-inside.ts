import { type NamespacesResult, runInNamespaces } from './namespaces.ts';
import { type RunDirectory, removeRunDirectory } from './run-directory.ts';

/** Runs a command where `startCluster` works and leaves nothing of it but, after a failure, its logs. Gives the exit code. */
export async function runInside(
  command: readonly string[],
  run: RunDirectory,
  env?: NodeJS.ProcessEnv,
): Promise<number> {
  let result: NamespacesResult = { exitCode: 1, interrupted: false };
  try {
    result = await runInNamespaces(command, run, env);
  } finally {
    const keepLogs = result.exitCode !== 0 && !result.interrupted;
    await removeRunDirectory(run, keepLogs);
    if (keepLogs) console.error(`logs of the cluster: ${run.logs}`);
  }
  return result.exitCode;
}
