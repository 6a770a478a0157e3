import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { CHART, helm, manifestsIn, the } from './helm.ts';

const EXAMPLES = join(import.meta.dirname, '../../../examples');
const VALUES = globSync('*/*{values,bucket,buckets}.yaml', { cwd: EXAMPLES });

it.each(VALUES)('passes the linter and reaches the server unchanged: %s', async (file) => {
  const path = join(EXAMPLES, file);
  await helm(['lint', '--strict', '--quiet', CHART, `--values=${path}`]);
  const manifests = manifestsIn(await helm(['template', 'plx', CHART, `--values=${path}`]));
  const { config } = parse(readFileSync(path, 'utf8'));
  expect(parse(the(manifests, 'ConfigMap')['data']['config.yaml'])).toMatchObject(config);
});
