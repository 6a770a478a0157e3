import { readdirSync, readFileSync } from 'node:fs';

/** The CPU time that all threads of a process have used, in microseconds. Linux counts it in nanoseconds. */
export function cpuOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1000;
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
