import type { KeyPair } from '../certificates/key-pair.ts';
import type { Validity } from '../certificates/validity.ts';
import type { Bundle } from './bundle.ts';
import type { Kept } from './kept.ts';

/** The certificate that this replica serves with. */
export interface Leaf extends Validity {
  readonly keyPair: KeyPair;
  /** The fingerprint of the authority that signed it. */
  readonly issuer: string;
}

/** Everything that a decision depends on. */
export interface Observation {
  readonly now: Date;
  /** Undefined if there is no such Secret. */
  readonly kept: Kept | undefined;
  /** A person requested a rotation. */
  readonly isRotationWanted: boolean;
  /** A person said that the key of an authority leaked. */
  readonly isLeaked: boolean;
  /** Undefined if there is no such webhook configuration. */
  readonly bundle: Bundle | undefined;
  readonly leaf: Leaf | undefined;
  /** Only the holder of the Lease changes the Secret or removes anything from the bundle. */
  readonly holdsLease: boolean;
}
