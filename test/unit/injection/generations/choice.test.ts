import { describe, expect, it } from 'vitest';
import { decide } from '../../../../src/injection/decide.ts';
import { generation2x } from '../../../../src/injection/generations/2x/generation.ts';
import { planRun } from '../../../../src/injection/generations/plan-run.ts';
import type { Pod } from '../../../../src/kubernetes/pod.ts';
import { aConnection, anInput, aRun, aRunPod, named } from '../../../support/builders.ts';

const STORE = 'artifactsStore: {name: acme, kind: gcs, schema: {bucket: gs://acme}, secret: {name: gcs-secret}}';
const planOf = (pod: Pod, config = STORE) => planRun(generation2x, aRun(pod), anInput({ config }));

describe("warnings about the author's choices", () => {
  const annotated = (outputs: string, env: { name: string; value: string }[] = []): Pod =>
    aRunPod({ env, labels: { 'polyaxon-gcs-injector.io/outputs': outputs } });

  it.each([
    ['nothing of outputs that are followed', annotated('acme'), STORE, []],
    [
      'outputs that Polyaxon does not follow',
      annotated('acme', [named('store'), aConnection({ bucket: 'gs://elsewhere' })]),
      STORE,
      ['polyaxon-gcs-injector: outputs acme not followed: Polyaxon itself put this run on another store'],
    ],
  ])('%s', (_name, pod, config, warnings) => expect(planOf(pod, config).warnings).toEqual(warnings));
});

describe('a choice of outputs that are not configured', () => {
  const OUTPUTS =
    'persistence: {outputs: {a: {store: gcs, bucket: gs://bucket-a}, b: {store: gcs, bucket: gs://bucket-b}}}';
  const choosing = (outputs: string, config: string, failurePolicy: 'fail' | 'ignore' = 'fail') =>
    decide(
      aRunPod({ env: [named('store'), aConnection()], labels: { 'polyaxon-gcs-injector.io/outputs': outputs } }),
      anInput({ config, failurePolicy }),
    );

  it('is refused in a namespace that fails closed, with the available names', () => {
    const decision = choosing('reprots', `${STORE}\n${OUTPUTS}`);
    expect(decision).toMatchObject({ result: 'denied', reason: 'unknown_outputs', operations: [] });
    expect(decision.warnings).toEqual([
      'polyaxon-gcs-injector: unknown_outputs: choose outputs that are configured: a, b, acme',
    ]);
  });

  it('is left alone in a namespace that fails open, with only a status', () => {
    const { result, operations } = choosing('reprots', STORE, 'ignore');
    expect([result, operations.map(({ path }) => path)]).toEqual(['skipped', ['/metadata/annotations']]);
    expect(JSON.stringify(operations)).toContain('unknown_outputs');
  });

  it('is also one if nothing is configured', () => {
    expect(choosing('a', '{}')).toMatchObject({ reason: 'unknown_outputs', detail: 'none' });
  });

  it('is no such choice with a configured name', () => {
    expect(choosing('b', OUTPUTS).reason).not.toBe('unknown_outputs');
    expect(choosing('acme', STORE).reason).not.toBe('unknown_outputs');
  });
});
