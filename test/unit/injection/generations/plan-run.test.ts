import { describe, expect, it } from 'vitest';
import { generation2x } from '../../../../src/injection/generations/2x/generation.ts';
import { planRun } from '../../../../src/injection/generations/plan-run.ts';
import type { Pod } from '../../../../src/kubernetes/pod.ts';
import { anInput, aRun, aRunPod } from '../../../support/builders.ts';

const STORE = 'artifactsStore: {name: acme, kind: gcs, schema: {bucket: gs://acme}, secret: {name: gcs-secret}}';
const planOf = (pod: Pod) => planRun(generation2x, aRun(pod), anInput({ config: STORE }));

describe('the author is warned of', () => {
  it.each([
    ['another file', '/my/key.json', 1],
    ['our file', '/plx-context/.gc/gc-secret.json', 0],
    ['nothing', '', 0],
  ])('GC_KEY_PATH that names %s', (_name, value, count) => {
    expect(planOf(aRunPod({ env: [{ name: 'GC_KEY_PATH', value }] })).warnings).toHaveLength(count);
  });

  it('not GC_KEY_PATH beside credentials of the author', () => {
    const env = [
      { name: 'GC_KEY_PATH', value: '/my/a.json' },
      { name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/my/b.json' },
    ];
    expect(planOf(aRunPod({ env })).warnings).toEqual([]);
  });
});
