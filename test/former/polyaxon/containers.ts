import type { Container, ContainerList, Pod } from '../kubernetes/pod.ts';

export interface ContainerAt {
  readonly list: ContainerList;
  readonly index: number;
  readonly container: Container;
}

/**
 * The user's container by generation and run kind, most common first (1.20.0 containers/names.py, 2.16.4
 * `_containers/names.py`; 0.6.1 options/registry/container_names.py, where the admin can change them). Known by name, it
 * is found also where another webhook put a sidecar in front of it.
 */
const MAIN_NAMES = [
  'polyaxon-main',
  'tensorflow',
  'pytorch',
  'mxnet',
  'xgboost',
  'paddle',
  'polyaxon-experiment-job',
  'polyaxon-job',
  'polyaxon-plugin-job',
];

/** 1.x names an unnamed init container of the user like Polyaxon's own, but with ten hex digits at the end. */
const USER_INIT_1X = /^polyaxon-init-[0-9a-f]{10}$/;

/** Containers of Polyaxon itself: 0.4 has `polyaxon-job-sidecar`, 0.5 to 2.x begin with `polyaxon-sidecar` and `polyaxon-init`. */
const PLATFORM_CONTAINER = /^(polyaxon-sidecar|polyaxon-init|polyaxon-job-sidecar$|polyaxon-job-init$)/;

/** Containers that operators and other injectors add: they are neither Polyaxon's nor the user's. */
const FOREIGN_CONTAINERS: ReadonlySet<string> = new Set([
  'init-pytorch',
  'wait-gcs-ready',
  'autoscaler',
  'kubectl-delivery',
  'istio-init',
  'istio-proxy',
  'istio-validation',
  'linkerd-init',
  'linkerd-network-validator',
  'linkerd-proxy',
  'gke-gcsfuse-sidecar',
  'gke-gcsfuse-metadata-prefetch',
  'vault-agent',
  'vault-agent-init',
  'daprd',
]);

const isOthers = (name: string): boolean => PLATFORM_CONTAINER.test(name) || FOREIGN_CONTAINERS.has(name);

/** Tells whether a container may be injected when it is named: the user's own, never Polyaxon's or another injector's. */
export const mayBeNamed = ({ list, container }: ContainerAt): boolean =>
  !isOthers(container.name) || (list === 'initContainers' && USER_INIT_1X.test(container.name));

/**
 * The user's container: the one with a known main name, else the first that is not somebody else's (0.x names are the
 * admin's to choose). Never told by its env, which sidecars share from 2.12 on. A pod of others' containers has none.
 */
export function mainContainer(pod: Pod): ContainerAt | undefined {
  const containers = listed(pod, 'containers');
  for (const name of MAIN_NAMES) {
    const named = containers.find(({ container }) => container.name === name);
    if (named !== undefined) return named;
  }
  return containers.find(({ container }) => !isOthers(container.name));
}

/** All containers of a pod that exist at its creation, init containers last. */
export const allContainers = (pod: Pod): readonly ContainerAt[] => [
  ...listed(pod, 'containers'),
  ...listed(pod, 'initContainers'),
];

const listed = (pod: Pod, list: ContainerList): readonly ContainerAt[] =>
  (pod.spec[list] ?? []).map((container, index) => ({ list, index, container }));
