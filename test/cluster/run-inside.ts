import { type NamespacesResult, runInNamespaces } from './namespaces.ts';
import { createRunDirectory, type RunDirectory, removeRunDirectory } from './run-directory.ts';

/** Runs a command where `startCluster` works and leaves nothing of it but, after a failure, its logs. Gives the exit code. */
export async function runInside(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  alongside: (run: RunDirectory) => AsyncDisposable | undefined = () => undefined,
): Promise<number> {
  const run = createRunDirectory();
  let result: NamespacesResult = { exitCode: 1, interrupted: false };
  try {
    await using _companion = alongside(run);
    result = await runInNamespaces(command, run, env);
  } finally {
    const keepLogs = result.exitCode !== 0 && !result.interrupted;
    await removeRunDirectory(run, keepLogs);
    if (keepLogs) console.error(`logs of the cluster: ${run.logs}`);
  }
  return result.exitCode;
}
