import { type Certificate, unique } from '../certificates/certificate.ts';
import { type Authority, type Kept, NOTHING_KEPT } from './kept.ts';

/** Nobody trusts anything yet, so the first authority can sign at once. */
export const withFirst = (issuing: Authority, kept: Kept = NOTHING_KEPT): Kept => ({ ...kept, issuing });

export const withJoining = (kept: Kept, joining: Authority): Kept => ({ ...kept, joining });

/** The joined authority signs from now on. The one before it stays trusted. */
export const withJoinedIssuing = (kept: Kept, now: Date): Kept => ({
  ...withRetired(kept, kept.issuing === undefined ? [] : [kept.issuing.certificate], now),
  issuing: kept.joining,
  joining: undefined,
});

/** The retirement of all certificates restarts now. So one date is enough, and none leaves too early. */
export const withRetired = (kept: Kept, certificates: readonly Certificate[], now: Date): Kept => {
  const all = unique([...(kept.retired?.certificates ?? []), ...certificates]);
  return { ...kept, retired: all.length === 0 ? undefined : { certificates: all, since: now } };
};

export const withoutRetired = (kept: Kept): Kept => ({ ...kept, retired: undefined });
