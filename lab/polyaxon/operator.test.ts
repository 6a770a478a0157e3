import { expect, it } from 'vitest';
import type { CustomResource, ReplicaSpec } from './custom-resource.ts';
import { podsOf } from './operator.ts';

const metadata = { name: 'plx-operation-1', labels: { run: '1' }, annotations: { kind: 'job' } };
const template = (name: string) => ({ spec: { containers: [{ name }] } });

it('the pod of a job ends for good, and has the labels and annotations of its custom resource', () => {
  const resource: CustomResource = { metadata, batchJobSpec: { template: template('polyaxon-main') } };
  expect(podsOf(resource)).toEqual([
    {
      metadata: { labels: { run: '1' }, annotations: { kind: 'job' } },
      spec: { restartPolicy: 'Never', containers: [{ name: 'polyaxon-main' }] },
    },
  ]);
});

it('the pod of a service restarts', () => {
  const [pod] = podsOf({ metadata, serviceSpec: { template: template('polyaxon-main') } });
  expect(pod?.spec).toEqual({ containers: [{ name: 'polyaxon-main' }] });
});

const replicas = (container: string, count: number | null): ReplicaSpec => ({
  replicas: count,
  restartPolicy: 'Never',
  template: template(container),
});

it('the pods of a TFJob have labels and no annotations, and know each other', () => {
  const replicaSpecs = { Chief: replicas('tensorflow', null), Worker: replicas('tensorflow', 2) };
  const pods = podsOf({ metadata, tfJobSpec: { replicaSpecs } });
  expect(pods.map((pod) => pod.metadata)).toEqual(
    [
      ['chief', '0'],
      ['worker', '0'],
      ['worker', '1'],
    ].map(([type, index]) => ({
      labels: {
        run: '1',
        'training.kubeflow.org/job-name': 'plx-operation-1',
        'training.kubeflow.org/operator-name': 'tfjob-controller',
        'training.kubeflow.org/replica-type': type,
        'training.kubeflow.org/replica-index': index,
      },
    })),
  );
  const [variable] = pods[2]?.spec.containers[0]?.env ?? [];
  const host = (replica: string) => `plx-operation-1-${replica}.polyaxon.svc:2222`;
  expect(JSON.parse(variable?.value ?? '')).toEqual({
    cluster: { chief: [host('chief-0')], worker: [host('worker-0'), host('worker-1')] },
    task: { type: 'worker', index: 1 },
    environment: 'cloud',
  });
});

it('the pods of a PyTorchJob have ranks after their master', () => {
  const replicaSpecs = { Master: replicas('pytorch', 1), Worker: replicas('pytorch', 2) };
  const ranks = podsOf({ metadata, pytorchJobSpec: { replicaSpecs } }).map((pod) =>
    (pod.spec.containers[0]?.env ?? []).filter(({ name }) => name === 'RANK' || name === 'WORLD_SIZE'),
  );
  expect(ranks).toEqual(
    ['0', '1', '2'].map((rank) => [
      { name: 'WORLD_SIZE', value: '3' },
      { name: 'RANK', value: rank },
    ]),
  );
});

it("a container that is not the framework's gets no environment", () => {
  const [pod] = podsOf({ metadata, pytorchJobSpec: { replicaSpecs: { Master: replicas('sidecar', 1) } } });
  expect(pod?.spec.containers[0]).toEqual({ name: 'sidecar' });
});
