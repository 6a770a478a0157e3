import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;
const LAST_WORDS_LINES = 20;

/** A long-lived process of the cluster. Its output goes to `<logs>/<name>.log`. */
export interface Component {
  readonly name: string;
  readonly pid: number;
  isRunning(): boolean;
  lastWords(): string;
  /** Asks it to end and kills it after the time limit, as a kubelet does. */
  end(graceMs: number): Promise<void>;
  stop(): Promise<void>;
}

export type StartComponent = (name: string, command: readonly string[]) => Component;

/** Starts a component in its own session, so that a Ctrl-C on the terminal reaches only the driver. */
export function startComponent(logs: string, name: string, [program = '', ...args]: readonly string[]): Component {
  const log = join(logs, `${name}.log`);
  const output = openSync(log, 'a');
  const child = spawn(program, args, { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return {
    name,
    pid: child.pid ?? -1,
    isRunning: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    lastWords: () => readFileSync(log, 'utf8').split('\n').slice(-LAST_WORDS_LINES).join('\n'),
    end: async (graceMs) => {
      child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(killing);
    },
    stop: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** A component runs, and is not ready after a long time: it is stuck, or the machine is too busy for it. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}

/**
 * Polls until `isReady`. If the component ends first, it throws at once with the last log lines. A busy machine takes
 * long.
 */
export async function waitFor(
  component: Component,
  isReady: () => Promise<boolean>,
  timeoutMs = 240_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isReady())) {
    if (!component.isRunning()) throw new Error(`${component.name} ended\n${component.lastWords()}`);
    if (performance.now() > deadline) throw new NotReady(`${component.name} is not ready\n${component.lastWords()}`);
    await sleep(POLL_MS);
  }
}
