import type { OwnKey } from '../keys/own-key.ts';
import type { Reason } from '../reasons.ts';

/** What is told of the run's own key, besides its Secret. */
export interface AboutKey {
  /** What is wrong in this very Secret, in words. */
  readonly cause?: string;
  /** The start of the id of the key that the main container gets. */
  readonly keyId?: string;
  /** True if nobody knows that the Secret has the key. */
  readonly isUnchecked?: boolean;
}

interface Outcome {
  readonly reason: Reason;
  /** True if the main container gets our key. */
  readonly isGiven: boolean;
}

export const aboutKey = ({ reason: ofKey, cause, id, location }: OwnKey, { reason, isGiven }: Outcome): AboutKey => ({
  ...(cause === undefined || reason !== ofKey ? {} : { cause }),
  ...(id === undefined || !isGiven ? {} : { keyId: id }),
  isUnchecked: isGiven && location?.isChecked === false,
});
