import { appendFileSync, mkdirSync } from 'node:fs';
import { expect } from 'vitest';

export const RUNS_FILE = 'reports/client-runs.jsonl';

export interface NotedRun {
  readonly test: string;
  readonly seconds: number;
}

/** Notes how long a pod took, from its creation to its end, for the suite's final table. */
export function noteRun(seconds: number): void {
  const run: NotedRun = { test: expect.getState().currentTestName || 'before the tests of a row', seconds };
  mkdirSync('reports', { recursive: true });
  appendFileSync(RUNS_FILE, `${JSON.stringify(run)}\n`);
}
