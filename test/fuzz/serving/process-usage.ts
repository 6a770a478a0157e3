import { readFileSync } from 'node:fs';

export interface Memory {
  /** In MiB. */
  readonly now: number;
  readonly peak: number;
}

/** Milliseconds of CPU of a process's main thread on Linux. Other counters know hundredths of a second only. */
export const cpuOf = (pid: number): number => Number.parseInt(read(`/proc/${pid}/schedstat`), 10) / 1e6;

export function memoryOf(pid: number): Memory {
  const status = read(`/proc/${pid}/status`);
  const of = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: of('VmRSS'), peak: of('VmHWM') };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '0';
  }
}
