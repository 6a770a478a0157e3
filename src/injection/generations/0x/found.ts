import type { KeySecret } from '../../../gcs/store.ts';
import type { ReadContainer } from '../../reading/container.ts';
import type { Found } from '../generation.ts';
import type { Read0x } from './read.ts';

export interface Found0x extends Found, Read0x {
  /** The key of the run's own outputs. */
  readonly outputsKey: KeySecret | undefined;
  /** The container that is a tensorboard, if the run is one. */
  readonly tensorboard: ReadContainer | undefined;
}

/** The key of the runs that a tensorboard shows. */
export const SHOWN = 'shown';
