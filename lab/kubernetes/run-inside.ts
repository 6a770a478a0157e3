import { runInNamespaces } from './namespaces.ts';
import type { OwnRunDirectory } from './run-directory.ts';

/**
 * Runs a command in a place where `startCluster` works. It leaves nothing except, after a failure, its logs. Returns
 * the exit code.
 */
export async function runInside(
  command: readonly string[],
  run: OwnRunDirectory,
  env?: NodeJS.ProcessEnv,
): Promise<number> {
  let keepLogs = false;
  try {
    const { exitCode, interrupted } = await runInNamespaces(command, run, env);
    keepLogs = exitCode !== 0 && !interrupted;
    if (keepLogs) console.error(`logs of the cluster: ${run.logs}`);
    return exitCode;
  } finally {
    await run.remove({ keepLogs });
  }
}
