import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const MAIN = join(import.meta.dirname, '../../../src/main.ts');

/** The program as a process of its own, in the cluster of a kubeconfig. */
export const spawnProgram = (args: readonly string[], kubeconfig: string, env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, KUBECONFIG: kubeconfig, POD_NAME: 'injector-0' },
  });

export interface Ended {
  readonly exitCode: number | null;
  readonly stderr: string;
}

/** Runs a command to its end. */
export async function runProgram(args: readonly string[], kubeconfig: string): Promise<Ended> {
  const child = spawnProgram(args, kubeconfig);
  if (child.stderr === null) throw new Error('the process has no output');
  const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { exitCode, stderr };
}

export async function writeKubeconfig(path: string, content: string): Promise<string> {
  await writeFile(path, content, { mode: 0o600 });
  return path;
}
