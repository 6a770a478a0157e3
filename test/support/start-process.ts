import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

export type Process = ChildProcessByStdio<null, Readable, Readable>;

export interface ProcessOptions {
  /** Variables in addition to those of the tests. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
}

/** Starts the program as a separate process. Its output is piped. */
export const startProcess = (args: readonly string[], { env, cwd, nodeOptions = [] }: ProcessOptions = {}): Process =>
  spawn(process.execPath, [...nodeOptions, MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    cwd,
  });

/** The variables that give the program its cluster, and its name in a Lease. */
export const inCluster = (kubeconfig: string): NodeJS.ProcessEnv => ({
  KUBECONFIG: kubeconfig,
  POD_NAME: 'injector-0',
});

export interface Ended {
  readonly exitCode: number | null;
  readonly stderr: string;
}

/** Runs a command to its end. */
export async function runToEnd(args: readonly string[], options: ProcessOptions = {}): Promise<Ended> {
  const child = startProcess(args, options);
  child.stdout.resume();
  const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { exitCode, stderr };
}
