import { hasPassed } from './lifetimes.ts';

/** For how long a replica that shows no sign of life keeps the Lease. */
export const LEASE_MS = 15_000;

export const LEASE_RENEWED_EVERY_MS = 5000;

/** The Lease as one replica sees it. */
export interface LeaseSeen {
  /** Empty or absent where nobody holds it. */
  readonly holder: string | undefined;
  /** Since when it has looked like that to this replica: the dates in it are of another clock. */
  readonly unchangedSince: Date;
}

/** Tells whether this replica may take the Lease, or keep it. */
export const mayHold = ({ holder, unchangedSince }: LeaseSeen, me: string, now: Date): boolean =>
  !holder || holder === me || hasPassed(LEASE_MS, { since: unchangedSince, now });
