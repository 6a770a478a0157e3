import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Environment } from './environments/environment.ts';
import { type NotedRun, RUNS_FILE } from './harness/note-run.ts';

export function forgetRuns(): void {
  rmSync(RUNS_FILE, { force: true });
}

/** The times: the making of each environment, once on a machine, and the life of each pod. */
export function printTimes(environments: readonly Environment[]): void {
  console.table(
    environments.map(({ name, built }) => ({ environment: name, 'made in s': built.seconds, MB: built.megabytes })),
  );
  console.table(notedRuns().map(({ test, seconds }) => ({ run: test, s: Number(seconds.toFixed(1)) })));
}

function notedRuns(): readonly NotedRun[] {
  if (!existsSync(RUNS_FILE)) return [];
  const lines = readFileSync(RUNS_FILE, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}
