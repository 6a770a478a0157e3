import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const CORES = { server: 0, load: 1 } as const;

/** The command on a core of its own, if there are two: no server then competes with its clients. */
export const pinned = (whose: keyof typeof CORES, command: readonly [string, ...string[]]): [string, ...string[]] =>
  availableParallelism() < 2 ? [...command] : ['taskset', '-c', String(CORES[whose]), ...command];

/** This process reads the logs of the servers, so it keeps away from their core too. */
export function pinMyself(): void {
  if (availableParallelism() > 1)
    execFileSync('taskset', ['-a', '-c', '-p', String(CORES.load), String(process.pid)], { stdio: 'ignore' });
}
