import { describe, expect, it } from 'vitest';
import { concernOf } from '../../../src/admission/concern.ts';
import type { AdmissionRequest } from '../../../src/admission/review.ts';
import { decide } from '../../../src/injection/decide.ts';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { anInput, aRunPod } from '../../support/builders.ts';

const REQUEST = { uid: 'u', namespace: 'team', operation: 'CREATE' } as AdmissionRequest;
const CATALOG = JSON.stringify({
  connections: [
    { name: 'acme', kind: 'gcs', schema: { bucket: 'gs://acme' }, secret: { name: 'gcs', mountPath: '/k' } },
  ],
});
const RUN = aRunPod({
  env: [
    { name: 'POLYAXON_ARTIFACTS_STORE_NAME', value: 'acme' },
    { name: 'POLYAXON_CONNECTIONS_CATALOG', value: CATALOG },
  ],
});
const CONFIG =
  'artifactsStore: {name: acme, kind: gcs, schema: {bucket: gs://acme}, secret: {name: gcs, mountPath: /k, key: key.json}}';
const MISSING = anInput({ config: CONFIG, namespace: 'team', secrets: { gcs: { kind: 'missing' } } });

const concern = (metadata: object, request: object = {}, input = MISSING) => {
  const pod = { ...RUN, metadata: { ...RUN.metadata, ...metadata } } as Pod;
  return concernOf({ ...REQUEST, ...request }, pod, decide(pod, input));
};
const JOB = { apiVersion: 'batch/v1', kind: 'Job', name: 'train', uid: '1' };
const OPERATION = { apiVersion: 'core.polyaxon.com/v1', kind: 'Operation', name: 'train', uid: '2' };
const REPLICA_SET = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'board-6dd9', uid: '3', controller: true };

describe('what a person must mend', () => {
  it('is told at the owner of the pod, with the reason and the cure of the warning', () => {
    expect(concern({ ownerReferences: [JOB] })).toEqual({
      namespace: 'team',
      regarding: JOB,
      reason: 'secret_missing',
      note: 'secret_missing: gcs/key.json: no such Secret here: create it or correct its name',
      secret: 'gcs/key.json',
    });
  });

  it.each([
    ['the controller of several owners', [JOB, { ...OPERATION, controller: true }], {}, OPERATION],
    [
      'the Deployment of a ReplicaSet',
      [REPLICA_SET],
      { 'pod-template-hash': '6dd9' },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'board',
      },
    ],
    ['a ReplicaSet of its own', [REPLICA_SET], {}, { ...REPLICA_SET, controller: undefined }],
  ])('is told at %s', (_which, ownerReferences, labels, { controller: _, ...regarding }: Record<string, unknown>) => {
    const all = { ...RUN.metadata?.labels, ...labels };
    expect(concern({ ownerReferences, labels: all })?.regarding).toEqual(regarding);
  });

  it('is told at the pod if it has no owner, and nowhere if it has no name either', () => {
    expect(concern({ name: 'run' })?.regarding).toEqual({ apiVersion: 'v1', kind: 'Pod', name: 'run' });
    expect(concern({ generateName: 'run-' })).toBeUndefined();
  });

  it('takes any text for an owner, as one short line', () => {
    const regarding = concern({ ownerReferences: [{ kind: 'Job\u001b[31m', name: 'x'.repeat(9_000) }] })?.regarding;
    expect(regarding).toMatchObject({ apiVersion: '', kind: 'Job [31m' });
    expect(regarding?.name.length).toBe(256);
  });

  it('is nothing in a dry run, or if all is well', () => {
    expect(concern({ ownerReferences: [JOB] }, { dryRun: true })).toBeUndefined();
    expect(concern({ ownerReferences: [JOB] }, {}, anInput({ config: CONFIG }))).toBeUndefined();
  });
});
