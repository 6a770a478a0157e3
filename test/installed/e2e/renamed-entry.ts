import { cp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTemporaryDirectory } from '../../../lab/kubernetes/temporary-directory.ts';
import { CHART } from '../chart/helm.ts';

export const RENAMED_ENTRY = 'fail-shut.polyaxon-gcs-injector.io';

/** A later version of the chart with another name for the fail-closed entry. */
export const withRenamedEntry = (use: (chart: string) => Promise<unknown>): Promise<unknown> =>
  withTemporaryDirectory(join(tmpdir(), 'chart-'), async (chart) => {
    await cp(CHART, chart, { recursive: true });
    await change(join(chart, 'Chart.yaml'), 'version: 0.1.0', 'version: 0.2.0');
    await change(join(chart, 'templates/mutatingwebhookconfiguration.yaml'), '"fail-closed"', '"fail-shut"');
    return use(chart);
  });

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  await writeFile(file, text.replace(from, to));
}
