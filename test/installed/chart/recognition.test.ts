import { expect, it } from 'vitest';
import {
  APP_LABEL,
  COMPONENT_LABEL,
  DASK_CLUSTER_LABEL,
  MANAGED_BY,
  MANAGED_BY_LABEL,
  PART_OF_CORE,
  PART_OF_LABEL,
  PART_OF_RUNS,
  RUN_INSTANCE_ENV,
  SYSTEM_COMPONENTS,
  TYPE_LABEL,
} from '../../../src/polyaxon/names.ts';
import { DEFAULT_LABELS, type RecognitionLabels } from '../../../src/polyaxon/recognition.ts';
import { type Manifest, render, the, type Values } from './helm.ts';

const LABELS = [TYPE_LABEL, APP_LABEL, PART_OF_LABEL, MANAGED_BY_LABEL, COMPONENT_LABEL, DASK_CLUSTER_LABEL];
const OTHER_VALUES = [PART_OF_CORE, MANAGED_BY, PART_OF_RUNS, ...SYSTEM_COMPONENTS, RUN_INSTANCE_ENV];

interface Condition {
  readonly name: string;
  readonly expression: string;
}

const runCondition = ({ matchConditions }: { readonly matchConditions: readonly Condition[] }): string =>
  matchConditions.find(({ name }) => name === 'polyaxon-run')?.expression ?? '';

const entriesOf = (manifests: readonly Manifest[]) => the(manifests, 'MutatingWebhookConfiguration')['webhooks'];

async function conditionOf(values: Values = {}): Promise<string> {
  const [entry] = entriesOf(await render(values));
  return runCondition(entry);
}

/** The texts in quotes of an expression, each once. */
const textsIn = (expression: string) =>
  new Set([...expression.matchAll(/'([^']*)'/g)].flatMap(([, text]) => (text ? [text] : [])));

const textsFor = (names: RecognitionLabels) => new Set([...LABELS, ...OTHER_VALUES, ...Object.values(names)]);

it('recognises runs by the names that the server has for them', async () => {
  expect(textsIn(await conditionOf())).toEqual(textsFor(DEFAULT_LABELS));
});

it('follows label values that the configuration changes', async () => {
  const recognition = { type: 'mine', coreType: 'my-core', apps: { job: 'my-job', build: 'my-build' } };
  const changed = { runnerType: 'mine', coreType: 'my-core', job: 'my-job', build: 'my-build' };
  expect(textsIn(await conditionOf({ config: { recognition } }))).toEqual(textsFor({ ...DEFAULT_LABELS, ...changed }));
});

it('recognises the label values of every namespace, beside the common ones', async () => {
  const texts = textsIn(
    await conditionOf({ config: { namespaces: { a: { recognition: { apps: { job: 'my-job' } } } } } }),
  );
  expect(texts).toEqual(new Set([...textsFor(DEFAULT_LABELS), 'my-job']));
});

it('tells runs alike in both entries and in the validating policy', async () => {
  const manifests = await render({ validatingPolicy: { enabled: true } });
  const { spec } = the(manifests, 'ValidatingAdmissionPolicy');
  const conditions = [...entriesOf(manifests), spec].map(runCondition);
  expect(new Set(conditions).size).toBe(1);
});

it('narrows by labels where conditions are off', async () => {
  for (const entry of entriesOf(await render({ webhook: { matchConditions: false } }))) {
    expect(entry).not.toHaveProperty('matchConditions');
    expect(entry.objectSelector.matchExpressions).toEqual([
      { key: MANAGED_BY_LABEL, operator: 'In', values: [MANAGED_BY] },
      { key: PART_OF_LABEL, operator: 'In', values: [PART_OF_RUNS, DEFAULT_LABELS.runnerType] },
    ]);
  }
});

it.each([
  ['Fail', 'fail-closed', 'NotIn', 'fail-open', 'In', 'ignore'],
  ['Ignore', 'fail-closed', 'In', 'fail-open', 'NotIn', 'fail'],
])('splits namespaces between the entries, %s by default', async (failurePolicy, closed, a, open, b, label) => {
  const entries = entriesOf(await render({ webhook: { failurePolicy } }));
  const split = (operator: string) => ({ key: 'polyaxon-gcs-injector.io/failure-policy', operator, values: [label] });
  expect(entries).toMatchObject([
    {
      name: `${closed}.polyaxon-gcs-injector.io`,
      failurePolicy: 'Fail',
      clientConfig: { service: { path: '/mutate--v1-pod' } },
    },
    {
      name: `${open}.polyaxon-gcs-injector.io`,
      failurePolicy: 'Ignore',
      clientConfig: { service: { path: '/ignore/mutate--v1-pod' } },
    },
  ]);
  expect(entries[0].namespaceSelector.matchExpressions).toContainEqual(split(a));
  expect(entries[1].namespaceSelector.matchExpressions).toContainEqual(split(b));
});
