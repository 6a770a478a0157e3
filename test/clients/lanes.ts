import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRunDirectory } from '../../lab/kubernetes/run-directory.ts';
import { runInside } from '../../lab/kubernetes/run-inside.ts';
import { ROWS_VARIABLE } from './rows.ts';

const REPORTS = 'reports/clients';
const VITEST = ['vitest', 'run', '--config', 'vitest.clients.config.ts'];

/**
 * Splits the rows into two lanes. A run mostly waits for its kubelet. So two clusters side by side take little more
 * than half of the time of one.
 */
export function lanesOf(rows: readonly string[]): readonly (readonly string[])[] {
  const lanes = [0, 1].map((lane) => rows.filter((_, index) => index % 2 === lane));
  return lanes.filter((lane) => lane.length > 0);
}

/**
 * Runs the lanes side by side, each with its own cluster and Google, and reports them as one. Returns the exit code.
 */
export async function runLanes(lanes: readonly (readonly string[])[]): Promise<number> {
  rmSync(REPORTS, { recursive: true, force: true });
  const exitCode = Math.max(...(await Promise.all(lanes.map(runLane))));
  const isInterrupted = exitCode > 1;
  return isInterrupted ? exitCode : Math.max(exitCode, mergeReports());
}

async function runLane(rows: readonly string[]): Promise<number> {
  const files = rows.map((row) => `test/clients/rows/${row}.test.ts`);
  const report = ['--reporter=verbose', '--reporter=blob', `--outputFile.blob=${REPORTS}/${rows[0]}.blob`];
  return runInside([...VITEST, ...report, ...files], await createRunDirectory(), { [ROWS_VARIABLE]: rows.join(',') });
}

function mergeReports(): number {
  const [program = '', ...args] = [...VITEST, `--merge-reports=${REPORTS}`, '--reporter=dot', '--reporter=json'];
  return spawnSync(program, args, { stdio: 'inherit' }).status ?? 1;
}
