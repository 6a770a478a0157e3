import { expect, it } from 'vitest';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { MANAGED_BY, MANAGED_BY_LABEL, PART_OF_LABEL, PART_OF_RUNS } from '../../../src/polyaxon/names.ts';
import { DEFAULT_LABELS, type RecognitionLabels } from '../../../src/polyaxon/recognition.ts';
import { evaluate } from '../../unit/chart/cel.ts';
import { type Manifest, render, the, type Values } from './helm.ts';
import { edgePods, fixturePods, isWanted } from './pods.ts';
import { INJECTOR } from './release-names.ts';

interface Condition {
  readonly name: string;
  readonly expression: string;
}

const runCondition = ({ matchConditions }: { readonly matchConditions: readonly Condition[] }): string =>
  matchConditions.find(({ name }) => name === 'polyaxon-run')?.expression ?? '';

const entriesOf = (manifests: readonly Manifest[]) => the(manifests, 'MutatingWebhookConfiguration')['webhooks'];

const PODS = [...fixturePods(), ...edgePods()];

/** The pods on which API server and server disagree, with these label values. */
async function disputed(values: Values, names: readonly RecognitionLabels[]): Promise<readonly string[]> {
  const [{ matchConditions }] = entriesOf(await render(values));
  const wants = (pod: Pod) =>
    (matchConditions as readonly Condition[]).every(({ expression }) => evaluate(expression, pod) === true);
  return PODS.filter(({ pod }) => wants(pod) !== names.some((labels) => isWanted(pod, labels))).map(({ name }) => name);
}

it('matches the pods that the server recognises', async () => {
  expect(await disputed({}, [DEFAULT_LABELS])).toEqual([]);
});

it('follows label values that the configuration changes', async () => {
  const recognition = {
    type: 'polyaxon-core',
    coreType: 'my-core',
    apps: { job: 'polyaxon-api', build: 'polyaxon-job' },
  };
  const changed = { runnerType: 'polyaxon-core', coreType: 'my-core', job: 'polyaxon-api', build: 'polyaxon-job' };
  expect(await disputed({ config: { recognition } }, [{ ...DEFAULT_LABELS, ...changed }])).toEqual([]);
});

it('recognises the label values of every namespace, beside the common ones', async () => {
  const config = { namespaces: { a: { recognition: { apps: { job: 'polyaxon-api' } } } } };
  expect(await disputed({ config }, [DEFAULT_LABELS, { ...DEFAULT_LABELS, job: 'polyaxon-api' }])).toEqual([]);
});

it('recognises the same runs in both entries and in the validating policy', async () => {
  const manifests = await render({ validatingPolicy: { enabled: true } });
  const { spec } = the(manifests, 'ValidatingAdmissionPolicy', INJECTOR);
  const conditions = [...entriesOf(manifests), spec].map(runCondition);
  expect(new Set(conditions).size).toBe(1);
});

it('limits the calls by labels if conditions are off', async () => {
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
