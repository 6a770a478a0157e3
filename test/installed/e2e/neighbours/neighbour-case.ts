import type { V1Pod, V1PodSpec, V1PodTemplateSpec } from '@kubernetes/client-node';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import type { Neighbour } from '../beside/neighbours.ts';
import type { Order } from '../beside/orders.ts';
import type { Labels } from '../labelled-pods.ts';

/** What else is in force where runs are created. */
export interface NeighbourCase {
  /** Of its namespace. */
  readonly name: string;
  readonly what: string;
  /** Labels of its namespace, beside the one that opts it in. */
  readonly labels?: Labels;
  /** Made before the runs. */
  readonly objects?: readonly object[];
  /** What `kubectl wait` waits for before the runs are made. */
  readonly inForce?: readonly string[];
  /** Another webhook. It has a namespace in which it is called before the injector, and one in which it is called after. */
  readonly webhook?: Neighbour;
  /** What the author of a run writes for such a cluster. */
  readonly written?: Written;
  /** Runs that must be refused. They prove that the neighbour is in force. */
  readonly refused?: readonly { readonly written: Written; readonly told: string }[];
  /** Members of each pod that come from the neighbour. */
  readonly stored?: { readonly metadata?: object; readonly spec: object };
  /** What the main container sees, if it is not the usual. */
  readonly seen?: (env: Env, order: Order | undefined) => Env;
  /** What a person or a controller does before the run can start. */
  readonly letStart?: (cluster: Cluster, pod: V1Pod) => Promise<unknown>;
}

export type Written = (template: V1PodTemplateSpec) => V1PodTemplateSpec;
export type Env = Readonly<Record<string, string>>;

/** Adds members to the spec of a template. */
export const withSpec =
  (members: Partial<V1PodSpec>): Written =>
  ({ metadata, spec }) => ({ ...(metadata && { metadata }), ...(spec && { spec: { ...spec, ...members } }) });
