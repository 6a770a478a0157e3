import { hasPassed } from './lifetimes.ts';

/** A replica without any sign of life loses the Lease after this time. */
export const LEASE_MS = 15_000;

export const LEASE_RENEWED_EVERY_MS = 5000;

/** The Lease as one replica sees it. */
export interface LeaseSeen {
  /** Empty or absent if nobody holds it. */
  readonly holder: string | undefined;
  /** When this replica first saw this content. The dates in the Lease come from another clock. */
  readonly unchangedSince: Date;
}

/** True if this replica may take the Lease, or keep it. */
export const mayHold = ({ holder, unchangedSince }: LeaseSeen, me: string, now: Date): boolean =>
  !holder || holder === me || hasPassed(LEASE_MS, { since: unchangedSince, now });
