import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withConfigSchema } from '../../../scripts/config-schema.ts';
import { withConfigTables } from '../../../scripts/config-table.ts';
import { withComments, withValuesTable } from '../../../scripts/values-table.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const chart = (file: string): string => read(`charts/polyaxon-gcs-injector/${file}`);

// `npm run chart:docs` rewrites them.
it("the chart's schema of config is the server's", () => {
  const schema = chart('values.schema.json');
  expect(JSON.parse(schema)).toEqual(JSON.parse(withConfigSchema(schema)));
});

it("the comments of the chart's values say what the schema says", () => {
  expect(chart('values.yaml')).toBe(withComments(chart('values.yaml')));
});

it("the table in the chart's README is made from its values", () => {
  expect(chart('README.md')).toBe(withValuesTable(chart('README.md'), chart('values.yaml')));
});

it('the tables of docs/configuration.md are made from the schema', () => {
  expect(read('docs/configuration.md')).toBe(withConfigTables(read('docs/configuration.md')));
});

it('no pattern of the schema looks ahead or behind, which Go cannot', () => {
  const patterns = [...chart('values.schema.json').matchAll(/"pattern": "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text);
  expect(patterns.length).toBeGreaterThan(10);
  expect(patterns.filter((pattern) => pattern?.includes('(?'))).toEqual([]);
});
