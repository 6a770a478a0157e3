import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/injection/decide.ts';
import { anInput, applied, aRunPod, type InputParts, valuesOf } from '../../support/builders.ts';

const STORE = 'artifactsStore: {name: acme, kind: gcs, schema: {bucket: gs://acme}, secret: {name: gcs-secret}}';
const decided = (parts: InputParts = {}) => decide(aRunPod(), anInput({ config: STORE, ...parts }));

describe('a namespace of Kubernetes itself', () => {
  it.each(['kube-system', 'kube-node-lease', 'kube-public'])('%s is never touched', (namespace) => {
    expect(decided({ namespace })).toEqual({
      result: 'skipped',
      reason: 'platform_pod',
      operations: [],
      warnings: [],
      generation: 'none',
      steps: {},
    });
  });
});

describe('a decision', () => {
  it('names the run and its key', () => {
    expect(decided()).toMatchObject({ result: 'injected', generation: '2.x', secret: 'gcs-secret/gc-secret.json' });
  });

  it('is already_injected the second time', () => {
    const pod = applied(aRunPod(), decided());
    expect(decide(pod, anInput({ config: STORE }))).toMatchObject({
      result: 'skipped',
      reason: 'already_injected',
      operations: [],
    });
  });

  it('carries the hash of its configuration, and no Secret of another namespace', () => {
    const config = `${STORE}\nnamespaces: {team: {workloadIdentity: true}}`;
    expect(decided({ config, namespace: 'team' }).reason).toBe('workload_identity');
    expect(decided({ config, namespace: 'other' }).reason).toBe('injected');
  });

  it('keeps each of 1500 variables in its place', () => {
    const env = Array.from({ length: 1500 }, (_, index) => ({ name: `VARIABLE_${index}`, value: `ü${index}` }));
    const pod = aRunPod({ env });
    const after = applied(pod, decide(pod, anInput({ config: STORE }))).spec.containers[0]?.env;
    expect(after?.slice(0, 1500)).toEqual(env);
    expect(valuesOf(after?.slice(1500))).toMatchObject({
      GOOGLE_APPLICATION_CREDENTIALS: '/plx-context/.gc/gc-secret.json',
    });
  });
});
