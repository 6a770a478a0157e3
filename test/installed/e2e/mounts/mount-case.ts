import type {
  V1Container,
  V1PodSecurityContext,
  V1SecretVolumeSource,
  V1Volume,
  V1VolumeMount,
} from '@kubernetes/client-node';
import type { StoreName } from './installation.ts';

/** A run whose author mounts or sets something. It is created in a namespace that did not opt in, and in others. */
export interface MountCase {
  /** Of the pod. */
  readonly name: string;
  /** The author's mounts or settings. */
  readonly what: string;
  readonly generation: '0x' | '2x';
  readonly volumes?: readonly V1Volume[];
  /** Of the main container. */
  readonly mounts?: readonly V1VolumeMount[];
  /** The files that the main container reads without us. */
  readonly reads?: readonly string[];
  /** A shell command for an init container with the same mounts. */
  readonly first?: string;
  readonly main?: Partial<V1Container>;
  readonly security?: V1PodSecurityContext;
  readonly annotations?: Readonly<Record<string, string>>;
  /** The difference between Polyaxon's own volume of the store's Secret and the usual one. Runs of 2.x have it. */
  readonly platform?: Partial<V1SecretVolumeSource>;
  /** Polyaxon's mount path for it; the documented folder by default. */
  readonly folder?: string;
  readonly store?: StoreName;
  /** The path of the key for the main container; absent if it gets none. */
  readonly file?: string;
  /** The reason in its status; `injected` by default, and none if the status is left out. */
  readonly reason?: 'no_place' | 'none';
  /** The warnings of the API server to its creator. */
  readonly warning?: string;
}
