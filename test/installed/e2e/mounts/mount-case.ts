import type {
  V1Container,
  V1PodSecurityContext,
  V1SecretVolumeSource,
  V1Volume,
  V1VolumeMount,
} from '@kubernetes/client-node';
import type { StoreName } from './installation.ts';

/** A run whose author mounts or sets something. It is created as it is in a namespace that nobody opted in, and in others. */
export interface MountCase {
  /** Of the pod. */
  readonly name: string;
  /** What the author has. */
  readonly what: string;
  readonly generation: '0x' | '2x';
  readonly volumes?: readonly V1Volume[];
  /** Of the main container. */
  readonly mounts?: readonly V1VolumeMount[];
  /** The files that the main container reads without us. */
  readonly reads?: readonly string[];
  /** What a shell does beforehand, in an init container that has the same mounts. */
  readonly first?: string;
  readonly main?: Partial<V1Container>;
  readonly security?: V1PodSecurityContext;
  readonly annotations?: Readonly<Record<string, string>>;
  /** How Polyaxon's own volume of the store's Secret differs from the usual one; runs of 2.x have it. */
  readonly platform?: Partial<V1SecretVolumeSource>;
  /** Where Polyaxon mounts it; the documented folder unless given. */
  readonly folder?: string;
  readonly store?: StoreName;
  /** Where the main container is told to read the key; absent if it gets none. */
  readonly file?: string;
  /** The reason in its status; `injected` unless given, and none if its status is left out. */
  readonly reason?: 'no_place' | 'none';
  /** What the API server says to whoever creates it. */
  readonly warning?: string;
}
