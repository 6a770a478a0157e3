// npm run chart:docs: writes the table of values into the chart's README.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { valuesTable } from './values-table.ts';

const CHART = join(import.meta.dirname, '../charts/polyaxon-gcs-injector');
const HEADING = '## Values\n\n';

const readme = await readFile(join(CHART, 'README.md'), 'utf8');
const table = valuesTable(await readFile(join(CHART, 'values.yaml'), 'utf8'));
await writeFile(join(CHART, 'README.md'), readme.slice(0, readme.indexOf(HEADING)) + HEADING + table);
