import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const RULES = read('charts/polyaxon-gcs-injector/templates/prometheusrule.yaml');
const ALERTS = [...RULES.matchAll(/- alert: (\w+)\n(?<rest>(?:(?! *- alert:).*\n)*)/g)].map(
  ([, name = '', rest = '']) => ({ name, rest }),
);

it('the runbook has a section for each alert of the chart, and for no other', () => {
  const sections = [...read('docs/runbook.md').matchAll(/^## (PolyaxonGcs\w+)$/gm)].map(([, name]) => name);
  expect(sections.toSorted()).toEqual(ALERTS.map(({ name }) => name).toSorted());
});

it.each(ALERTS)('$name links to its section', ({ name, rest }) => {
  expect(rest.match(/runbook_url: .*/g)).toEqual([`runbook_url: "{{ $runbook }}#${name.toLowerCase()}"`]);
});
