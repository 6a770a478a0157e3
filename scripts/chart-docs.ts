// npm run chart:docs: writes the generated parts of the chart and of docs.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartRules } from './chart-rules.ts';
import { withConfigSchema } from './config-schema.ts';
import { withConfigTables } from './config-table.ts';
import { withComments, withValuesTable } from './values-table.ts';

const ROOT = join(import.meta.dirname, '..');
const CHART = 'charts/polyaxon-gcs-injector';

async function rewrite(file: string, change: (text: string) => string): Promise<string> {
  const path = join(ROOT, file);
  const text = change(await readFile(path, 'utf8'));
  await writeFile(path, text);
  return text;
}

const values = await rewrite(`${CHART}/values.yaml`, withComments);
await rewrite(`${CHART}/README.md`, (readme) => withValuesTable(readme, values));
await rewrite(`${CHART}/values.schema.json`, withConfigSchema);
await writeFile(join(ROOT, CHART, 'files/polyaxon.yaml'), chartRules());
await rewrite('docs/configuration.md', withConfigTables);
