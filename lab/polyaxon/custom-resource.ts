import { join } from 'node:path';
import type { Pod } from '../../src/kubernetes/pod.ts';
import { execute } from '../kubernetes/execute.ts';
import { type AgentConnection, agentEnvironment } from './agent.ts';

interface PodTemplate {
  readonly spec: Pod['spec'];
}

export interface ReplicaSpec {
  /** Null for one. */
  readonly replicas: number | null;
  readonly restartPolicy: string;
  readonly template: PodTemplate;
}

interface KubeflowSpec {
  readonly replicaSpecs: Readonly<Record<string, ReplicaSpec>>;
}

/**
 * The custom resource that Polyaxon's agent creates for a run. The operator makes Kubernetes objects of it. It has one
 * of the specs.
 */
export interface CustomResource {
  readonly metadata: {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly batchJobSpec?: { readonly template: PodTemplate };
  readonly serviceSpec?: { readonly template: PodTemplate };
  readonly tfJobSpec?: KubeflowSpec;
  readonly pytorchJobSpec?: KubeflowSpec;
}

/** The run of the fixtures. */
const RUN = {
  owner_name: 'default',
  project_name: 'mnist',
  run_name: 'tf-train',
  run_uuid: '8aac02e3a62a4f0aaa257c59da5eab80',
};

interface Conversion {
  /** The Python with this release of Polyaxon. */
  readonly python: string;
  readonly artifactsStore: AgentConnection;
  /** Parsed polyaxonfiles under names of the caller. */
  readonly polyaxonfiles: Readonly<Record<string, unknown>>;
}

/** The custom resources that a release of Polyaxon makes of polyaxonfiles, under the same names. Uses no network. */
export async function makeCustomResources({ python, artifactsStore, polyaxonfiles }: Conversion) {
  const script = join(import.meta.dirname, 'convert.py');
  // Without this home, Polyaxon would also read the configuration of the person who runs the tests.
  const env = { ...agentEnvironment(artifactsStore), HOME: '/nonexistent' };
  const stdin = JSON.stringify({ run: RUN, polyaxonfiles });
  return JSON.parse(await execute(python, [script], { env, stdin })) as Readonly<Record<string, CustomResource>>;
}
