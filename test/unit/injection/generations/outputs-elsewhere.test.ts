import { describe, expect, it } from 'vitest';
import { decide } from '../../../../src/injection/decide.ts';
import type { EnvVar, Pod } from '../../../../src/kubernetes/pod.ts';
import { aConnection, anInput, applied, aRunPod, named, valuesOf } from '../../../support/builders.ts';

const CONFIG = `
persistence:
  outputs:
    claim: {mountPath: /outputs/foo, existingClaim: outputs-foo}
    gcs: {store: gcs, bucket: gs://plx-outputs, secret: gcs-secret, secretKey: key.json}
    s3: {store: s3, bucket: s3://plx-outputs}
`;
const OF_S3 = 'artifactsStore: {name: of-s3, kind: s3, schema: {bucket: s3://acme}}';

interface Parts {
  readonly path?: string;
  readonly outputs?: string;
  readonly env?: readonly EnvVar[];
}

const runOf0x = ({ path, outputs, env = [] }: Parts): Pod => ({
  metadata: {
    labels: { type: 'polyaxon-runner', app: 'polyaxon-experiment', project_name: 'r.p', experiment_name: 'r.p.7' },
    annotations: outputs === undefined ? {} : { 'polyaxon-gcs-injector.io/outputs': outputs },
  },
  spec: {
    containers: [
      {
        name: 'polyaxon-experiment-job',
        env: [...(path === undefined ? [] : [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: path }]), ...env],
        volumeMounts: [{ name: 'outputs', mountPath: '/outputs' }],
      },
    ],
  },
});

const decided = (pod: Pod, config: string) => {
  const decision = decide(pod, anInput({ config }));
  const env = valuesOf(applied(pod, decision).spec.containers[0]?.env);
  return [decision.reason, env['POLYAXON_RUN_OUTPUTS_PATH'] ?? 'none'];
};

describe('a run of 0.x', () => {
  it.each([
    [
      'in the folder of a local definition',
      { path: '/outputs/foo/r/p/experiments/7' },
      'store_not_gcs',
      '/outputs/foo/r/p/experiments/7',
    ],
    ['in a folder whose name begins alike', { path: '/outputs/foobar/7' }, 'injected', 'gs://plx-outputs/foobar/7'],
    [
      'in no folder of a definition',
      { path: '/outputs/r/p/experiments/7' },
      'injected',
      'gs://plx-outputs/r/p/experiments/7',
    ],
    [
      'that chooses the local definition',
      { path: '/outputs/r/p/experiments/7', outputs: 'claim' },
      'store_not_gcs',
      '/outputs/r/p/experiments/7',
    ],
    [
      'that chooses another store',
      { path: '/outputs/r/p/experiments/7', outputs: 's3' },
      'store_not_gcs',
      '/outputs/r/p/experiments/7',
    ],
    [
      'that chooses the bucket, though its path is elsewhere',
      { path: '/outputs/foo/7', outputs: 'gcs' },
      'injected',
      'gs://plx-outputs/foo/7',
    ],
    ['without a path, when the first definition is local', {}, 'store_not_gcs', 'none'],
    [
      'that Polyaxon put on GCS itself',
      { path: 'gs://plx-outputs/r/p/experiments/7' },
      'injected',
      'gs://plx-outputs/r/p/experiments/7',
    ],
  ])('%s', (_what, parts, reason, path) => {
    expect(decided(runOf0x(parts), CONFIG)).toEqual([reason, path]);
  });

  it('belongs to the innermost folder around it', () => {
    const config = `
persistence:
  outputs:
    a: {store: gcs, bucket: gs://plx-outputs, mountPath: /outputs}
    b: {mountPath: /outputs/foo, existingClaim: foo}
`;
    expect(decided(runOf0x({ path: '/outputs/foo/7' }), config)[0]).toBe('store_not_gcs');
    expect(decided(runOf0x({ path: '/outputs/7' }), config)).toEqual(['workload_identity', 'gs://plx-outputs/7']);
  });

  it.each([
    ['local definitions alone', 'persistence: {outputs: {mountPath: /outputs, hostPath: /tmp/outputs}}'],
    ['another store alone', 'persistence: {outputs: {store: azure}}'],
    ['an artifacts store of another kind alone', OF_S3],
  ])('is in no bucket with %s', (_what, config) => {
    expect(decided(runOf0x({ path: '/mnt/7' }), config)).toEqual(['store_not_gcs', '/mnt/7']);
  });

  it('keeps the path of another run in a local definition', () => {
    const refs = { name: 'POLYAXON_REFS_OUTPUTS_PATHS', value: '{"experiments":["/outputs/foo/3","/outputs/4"]}' };
    const pod = runOf0x({ path: '/outputs/7', env: [refs] });
    const decision = decide(pod, anInput({ config: CONFIG }));
    expect(valuesOf(applied(pod, decision).spec.containers[0]?.env)['POLYAXON_REFS_OUTPUTS_PATHS']).toBe(
      '{"experiments":["/outputs/foo/3","gs://plx-outputs/4"]}',
    );
  });
});

describe('a run of 2.x', () => {
  it.each([
    ['that names no store, with an artifacts store of another kind', aRunPod(), OF_S3, 'store_not_gcs'],
    ['that brings a bucket of its own', aRunPod({ env: [named('store'), aConnection()] }), OF_S3, 'workload_identity'],
    [
      'that chooses another store',
      aRunPod({ labels: { 'polyaxon-gcs-injector.io/outputs': 's3' } }),
      CONFIG,
      'store_not_gcs',
    ],
    ['that chooses nothing', aRunPod(), CONFIG, 'injected'],
    ['with local definitions alone', aRunPod(), 'persistence: {outputs: {mountPath: /outputs}}', 'store_not_gcs'],
  ])('%s', (_what, pod, config, reason) => {
    expect(decide(pod, anInput({ config })).reason).toBe(reason);
  });

  it('is warned if it chooses a store that is not on GCS, but has its own bucket', () => {
    const env = [named('store'), aConnection()];
    const pod = aRunPod({ env, labels: { 'polyaxon-gcs-injector.io/outputs': 's3' } });
    expect(decide(pod, anInput({ config: CONFIG })).warnings).toEqual([
      'polyaxon-gcs-injector: outputs s3 not followed: Polyaxon itself put this run on another store',
    ]);
  });
});
