import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chartRules } from '../../../scripts/chart-rules.ts';
import { readChoices } from '../../../src/injection/reading/choices.ts';
import { readRun } from '../../../src/injection/reading/run.ts';
import { labelsOf, type Pod } from '../../../src/kubernetes/pod.ts';
import { DEFAULT_LABELS, type RecognitionLabels, recognise } from '../../../src/polyaxon/recognition.ts';
import { edgePods, fixturePods } from '../../installed/chart/pods.ts';
import { arbitraryRunLike } from './arbitrary-run-like.ts';
import { evaluate, evaluateAll } from './cel.ts';

const chart = (file: string): string =>
  readFileSync(new URL(`../../../charts/polyaxon-gcs-injector/${file}`, import.meta.url), 'utf8');
const rules = parse(chart('files/polyaxon.yaml'));
const PODS = [...fixturePods(), ...edgePods()];

const list = (texts: readonly string[]): string => `['${texts.join("', '")}']`;

/** The condition as the template fills it in for these label values. */
function runCondition({ runnerType, coreType, build, ...runs }: RecognitionLabels): string {
  const lists = { types: [runnerType], coreTypes: [coreType], runs: Object.values(runs), builds: [build] };
  const all = { ...lists, apps: [...lists.runs, build] };
  return Object.entries(all).reduce((text, [name, texts]) => text.replaceAll(`{{ .${name} }}`, list(texts)), rules.run);
}

const isRun = (pod: Pod, names = DEFAULT_LABELS): boolean => recognise(pod, names).generation !== 'none';
const optsOut = (pod: Pod): boolean => readChoices(pod).choices.optOut === 'pod';
const mainNames = (pod: Pod): readonly string[] => {
  const { main, mainBy } = readRun(pod);
  return main === undefined || mainBy === 'choice' ? [] : [main.container.name];
};
const celMainNames = (pod: Pod): readonly string[] =>
  (evaluateAll(rules.variables, pod)['main'] as readonly { name: string }[]).map(({ name }) => name);

const everyPod = (check: (pod: Pod) => void): void => {
  for (const { pod } of PODS) check(pod);
  fc.assert(
    fc.property(arbitraryRunLike, (pod) => void check(pod)),
    { numRuns: 1000 },
  );
};

describe("the chart's rules answer as the server does, on every fixture and on arbitrary pods", () => {
  it('what is a run', () => everyPod((pod) => expect(evaluate(runCondition(DEFAULT_LABELS), pod)).toBe(isRun(pod))));

  it('what is a run if the admin changed the labels', () => {
    const names = {
      ...DEFAULT_LABELS,
      runnerType: 'polyaxon-core',
      coreType: 'acme',
      job: 'polyaxon-dockerizer',
      build: 'b',
    };
    const condition = runCondition(names);
    everyPod((pod) => expect(evaluate(condition, pod)).toBe(isRun(pod, names)));
  });

  it('what opts out', () => everyPod((pod) => expect(evaluate(rules.notOptedOut, pod)).toBe(!optsOut(pod))));

  it('which container is the main one', () => everyPod((pod) => expect(celMainNames(pod)).toEqual(mainNames(pod))));

  it("that only the main container's credentials count", () => {
    everyPod((pod) => {
      const { main, mainBy } = readRun(pod);
      const has = mainBy !== 'choice' && main?.env.has('GOOGLE_APPLICATION_CREDENTIALS');
      expect(evaluateAll(rules.variables, pod)['credentialed']).toBe(has === true);
    });
  });
});

it('arbitrary pods reach every answer', () => {
  const pods = fc.sample(arbitraryRunLike, { numRuns: 3000, seed: 1 });
  const reasons = pods.map((pod) => {
    const recognition = recognise(pod, DEFAULT_LABELS);
    return recognition.generation === 'none' ? recognition.reason : recognition.generation;
  });
  expect(new Set(reasons)).toEqual(new Set(['0.x', '2.x', 'build_run', 'platform_pod', 'system_run', 'not_polyaxon']));
  expect(new Set(pods.map((pod) => mainNames(pod).length))).toEqual(new Set([0, 1]));
  expect(pods.some((pod) => labelsOf(pod)['dask.org/cluster-name'] !== undefined && isRun(pod))).toBe(true);
});

it('the file is made from the code, and the templates have no rule of their own', () => {
  expect(chart('files/polyaxon.yaml')).toBe(chartRules());
  expect(chart('templates/_recognition.tpl')).not.toContain('object.');
});

describe('a rule that is broken on purpose is found', () => {
  const operators = [...runCondition(DEFAULT_LABELS).matchAll(/&&|\|\||!(?!=)/g)];

  it.each(operators.map(({ index, 0: operator }) => [operator, index]))('%s at %i', (operator, index) => {
    const condition = runCondition(DEFAULT_LABELS);
    const other = { '&&': '||', '||': '&&', '!': '' }[operator] ?? '';
    const broken = condition.slice(0, index) + other + condition.slice(index + operator.length);
    const pods = [...PODS.map(({ pod }) => pod), ...fc.sample(arbitraryRunLike, { numRuns: 1000, seed: 1 })];
    expect(pods.some((pod) => evaluate(broken, pod) !== isRun(pod))).toBe(true);
  });
});
