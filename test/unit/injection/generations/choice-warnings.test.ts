import { describe, expect, it } from 'vitest';
import { generation2x } from '../../../../src/injection/generations/2x/generation.ts';
import { planRun } from '../../../../src/injection/generations/plan-run.ts';
import type { Pod } from '../../../../src/kubernetes/pod.ts';
import { aConnection, anInput, aRun, aRunPod, named } from '../../../support/builders.ts';

const STORE = 'artifactsStore: {name: acme, kind: gcs, schema: {bucket: gs://acme}, secret: {name: gcs-secret}}';
const planOf = (pod: Pod, config = STORE) => planRun(generation2x, aRun(pod), anInput({ config }));

describe('warnings about what the author chose', () => {
  const annotated = (outputs: string, env: { name: string; value: string }[] = []): Pod =>
    aRunPod({ env, labels: { 'polyaxon-gcs-injector.io/outputs': outputs } });

  it.each([
    ['nothing of outputs that are followed', annotated('acme'), STORE, []],
    [
      'outputs that are not configured',
      annotated('other'),
      STORE,
      ['polyaxon-gcs-injector: the choice of outputs is ignored: the configured ones are acme'],
    ],
    [
      'outputs where none are configured',
      annotated('other', [named('store'), aConnection()]),
      '{}',
      ['polyaxon-gcs-injector: the choice of outputs is ignored: the configured ones are none'],
    ],
    [
      'outputs that Polyaxon does not follow',
      annotated('acme', [named('store'), aConnection({ bucket: 'gs://elsewhere' })]),
      STORE,
      ['polyaxon-gcs-injector: outputs acme not followed: Polyaxon itself put this run on another store'],
    ],
  ])('%s', (_name, pod, config, warnings) => expect(planOf(pod, config).warnings).toEqual(warnings));
});
