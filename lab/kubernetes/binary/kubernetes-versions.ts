/** One set of Go modules: `${module}.mod` and `${module}.sum` in this folder. */
export interface KubernetesVersion {
  readonly minor: string;
  readonly kubernetes: string;
  readonly module: string;
  /** Helm 4 does not compile against the modules of an older Kubernetes. The newest version's binary serves for all. */
  readonly helm?: string;
}

export const NEWEST: KubernetesVersion = { minor: '1.37', kubernetes: '1.37.2', module: 'go', helm: '4.3.1' };
const OLDER: KubernetesVersion = { minor: '1.33', kubernetes: '1.33.13', module: 'kubernetes-1.33' };
/** The oldest that the chart supports. */
export const OLDEST: KubernetesVersion = { minor: '1.30', kubernetes: '1.30.14', module: 'kubernetes-1.30' };

export const KUBERNETES_VERSIONS: readonly KubernetesVersion[] = [NEWEST, OLDER, OLDEST];
