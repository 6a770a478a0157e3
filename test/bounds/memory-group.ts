import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A container's memory limit for the processes that join. Needs root. */
export interface MemoryGroup {
  /** The shell command by which a shell, and the program after it, joins. */
  readonly join: string;
  /** Call when its processes have ended. */
  remove(): void;
}

const ROOT = '/sys/fs/cgroup';

let made = 0;

export function memoryGroup(mebibytes: number): MemoryGroup {
  made += 1;
  const isVersion1 = existsSync(join(ROOT, 'memory'));
  const folder = join(ROOT, isVersion1 ? 'memory' : '', `injector-bounds-${process.pid}-${made}`);
  mkdirSync(folder);
  writeFileSync(join(folder, isVersion1 ? 'memory.limit_in_bytes' : 'memory.max'), `${mebibytes * 1024 * 1024}`);
  return { join: `echo $$ > ${folder}/cgroup.procs`, remove: () => rmdirSync(folder) };
}

/** The most memory that a process has had resident, in MiB. */
export function peakOf(pid: number): number {
  const [, kibibytes = ''] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) / 1024;
}
