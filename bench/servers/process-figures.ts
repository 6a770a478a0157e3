import { readdirSync, readFileSync } from 'node:fs';

export interface CpuTime {
  /** In microseconds, of all threads. */
  readonly used: number;
  /** How long they were ready to run while others had the CPU. */
  readonly waited: number;
}

/** Linux counts both in nanoseconds for each thread. */
export function cpuOf(pid: number): CpuTime {
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ').map(Number),
  );
  const sum = (field: number): number => threads.reduce((total, times) => total + (times[field] ?? 0), 0) / 1000;
  return { used: sum(0), waited: sum(1) };
}

/** Resident memory, in MB. */
export function memoryOf(pid: number): number {
  const [, kibibytes = ''] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kibibytes) * 1024) / 1e6;
}

/** How often the server looks at its event loop, in milliseconds. Its own figure contains this time. */
const LOOK_MS = 10;

/** The 99th percentile of the delay of the event loop, in milliseconds, as a server reports it. */
export async function eventLoopDelayOf(metricsPort: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  const [, seconds = ''] = /^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(await answer.text()) ?? [];
  return Math.max(0, Number(seconds) * 1000 - LOOK_MS);
}
