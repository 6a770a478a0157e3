import type { Container, EnvVar, Pod } from '../../src/kubernetes/pod.ts';
import type { CustomResource, ReplicaSpec } from './custom-resource.ts';

/**
 * The pods of a TFJob or PyTorchJob. Polyaxon's operator passes on the labels of its custom resource, and no
 * annotations. Kubeflow's training operator names the replica by labels. It passes the addresses of the others to its
 * main container by environment.
 */
export function replicaPods({ tfJobSpec, pytorchJobSpec, metadata }: CustomResource): readonly Pod[] {
  const kind = tfJobSpec ? TENSORFLOW : PYTORCH;
  const replicas = replicasOf((tfJobSpec ?? pytorchJobSpec)?.replicaSpecs ?? {});
  return replicas.map((replica) => {
    const { template, restartPolicy } = replica.spec;
    const tell = (container: Container): Container =>
      container.name === kind.container
        ? { ...container, env: [...(container.env ?? []), ...kind.env(metadata.name, replica, replicas)] }
        : container;
    return {
      metadata: { labels: { ...metadata.labels, ...labelsOf(metadata.name, kind.operator, replica) } },
      spec: { ...template.spec, restartPolicy, containers: template.spec.containers.map(tell) },
    };
  });
}

interface Replica {
  readonly type: string;
  readonly index: number;
  readonly spec: ReplicaSpec;
}

const replicasOf = (specs: Readonly<Record<string, ReplicaSpec>>): readonly Replica[] =>
  Object.entries(specs).flatMap(([type, spec]) =>
    Array.from({ length: spec.replicas ?? 1 }, (_, index) => ({ type: type.toLowerCase(), index, spec })),
  );

const labelsOf = (job: string, operator: string, { type, index }: Replica) => ({
  'training.kubeflow.org/job-name': job,
  'training.kubeflow.org/operator-name': operator,
  'training.kubeflow.org/replica-type': type,
  'training.kubeflow.org/replica-index': `${index}`,
});

interface Kind {
  readonly operator: string;
  readonly container: string;
  env(job: string, replica: Replica, all: readonly Replica[]): readonly EnvVar[];
}

const TENSORFLOW: Kind = {
  operator: 'tfjob-controller',
  container: 'tensorflow',
  env: (job, { type, index }, all) => {
    const hostOf = (replica: Replica) => `${job}-${replica.type}-${replica.index}.polyaxon.svc:2222`;
    const types = Object.entries(Object.groupBy(all, (replica) => replica.type));
    const cluster = Object.fromEntries(types.map(([name, replicas = []]) => [name, replicas.map(hostOf)]));
    return [{ name: 'TF_CONFIG', value: JSON.stringify({ cluster, task: { type, index }, environment: 'cloud' }) }];
  },
};

const PYTORCH: Kind = {
  operator: 'pytorchjob-controller',
  container: 'pytorch',
  env: (job, { type, index }, all) => [
    { name: 'PYTHONUNBUFFERED', value: '1' },
    { name: 'MASTER_PORT', value: '23456' },
    { name: 'MASTER_ADDR', value: type === 'master' ? 'localhost' : `${job}-master-0` },
    { name: 'WORLD_SIZE', value: `${all.length}` },
    { name: 'RANK', value: `${type === 'master' ? 0 : index + 1}` },
  ],
};
