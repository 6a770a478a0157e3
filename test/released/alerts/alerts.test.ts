import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { prometheus } from '../../../lab/prometheus.ts';
import { CASES, type Seen } from './cases.ts';
import { type Rule, renderedRules } from './rendered-rules.ts';

const { promtool } = await prometheus();

const folder = mkdtempSync(join(tmpdir(), 'alerts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const groups = await renderedRules();
const rules = groups.flatMap((group) => group.rules);
const RULES = join(folder, 'rules.yaml');
writeFileSync(RULES, stringify({ groups }));

/** Plays what was seen, and judges after half an hour whether the alert fires. */
async function play({ alert, labels, annotations }: Rule, seen: Seen, fires: boolean): Promise<string> {
  const fired = { exp_labels: { ...labels, ...CASES[alert]?.labels }, exp_annotations: annotations };
  const test = {
    interval: '1m',
    input_series: Object.entries(seen).map(([series, values]) => ({ series, values })),
    alert_rule_test: [{ eval_time: '30m', alertname: alert, exp_alerts: fires ? [fired] : [] }],
  };
  const file = join(folder, `${alert}.yaml`);
  writeFileSync(file, stringify({ rule_files: [RULES], evaluation_interval: '1m', tests: [test] }));
  return await execute(promtool, ['test', 'rules', file]);
}

it('Prometheus takes the rules, and finds nothing to improve', async () => {
  expect(await execute(promtool, ['check', 'rules', '--lint=all', '--lint-fatal', RULES])).toContain('SUCCESS');
});

it('each alert has its incidents here', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
});

describe.each(rules)('$alert', (rule) => {
  const { fires = [], silent = [] } = CASES[rule.alert] ?? {};

  it.each(fires)('fires: %j', async (seen) => expect(await play(rule, seen, true)).toContain('SUCCESS'));

  it.each(silent)('is silent: %j', async (seen) => expect(await play(rule, seen, false)).toContain('SUCCESS'));
});

it('a wrong expectation is found', async () => {
  const [rule] = rules;
  if (rule === undefined) throw new Error('no rules');
  await expect(play(rule, {}, true)).rejects.toThrow(/FAILED/);
});
