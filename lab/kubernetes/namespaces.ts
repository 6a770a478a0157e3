import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { NODE_ADDRESS } from './addresses.ts';
import { RUN_DIRECTORY_VARIABLE, type RunDirectory } from './run-directory.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Time for a test runner to print its results before everything ends. */
const GRACE_MS = 1000;

export interface NamespacesResult {
  readonly exitCode: number;
  readonly interrupted: boolean;
}

/**
 * Runs a command in its own network, process and mount namespaces. Every process that it starts ends with it, or with
 * this process: the kernel kills process 1 of the namespaces when `unshare` ends, and `unshare` when we end.
 */
export async function runInNamespaces(
  command: readonly string[],
  run: RunDirectory,
  env: NodeJS.ProcessEnv = {},
): Promise<NamespacesResult> {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', 'unshare', ...unshareFlags(), ...command], {
    stdio: 'inherit',
    env: { ...process.env, ...env, [RUN_DIRECTORY_VARIABLE]: run.path },
  });
  return endOf(child);
}

function unshareFlags(): string[] {
  const isolation = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const rootless = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  return [...rootless, ...isolation, 'sh', join(import.meta.dirname, 'enter-namespaces.sh'), NODE_ADDRESS];
}

async function endOf(child: ChildProcess): Promise<NamespacesResult> {
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
    return { exitCode: interrupted ? 130 : exitCode, interrupted };
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}
