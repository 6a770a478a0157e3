import type { Authority, Kept, Retired, Withdrawn } from './kept.ts';
import { CLOCK_SKEW_MS } from './lifetimes.ts';
import { isWithdrawn } from './withdrawal.ts';

/**
 * What the Secret may say at this moment. A date in the future would keep retired certificates trusted for ever, or hold
 * back each withdrawal. A withdrawn authority counts as lost, whoever brought it back.
 */
export const believed = (kept: Kept, now: Date): Kept => ({
  issuing: notWithdrawn(kept.issuing, kept),
  joining: notWithdrawn(kept.joining, kept),
  retired: isFromFuture(kept.retired, now) ? undefined : kept.retired,
  withdrawn:
    kept.withdrawn && isFromFuture(kept.withdrawn, now) ? { ...kept.withdrawn, since: LONG_AGO } : kept.withdrawn,
});

const LONG_AGO = new Date(0);

const isFromFuture = (dated: Retired | Withdrawn | undefined, now: Date): boolean =>
  dated !== undefined && dated.since.getTime() > now.getTime() + CLOCK_SKEW_MS;

const notWithdrawn = (authority: Authority | undefined, kept: Kept): Authority | undefined =>
  authority !== undefined && isWithdrawn(authority.certificate, kept) ? undefined : authority;
