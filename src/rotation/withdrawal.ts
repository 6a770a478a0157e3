import { type Certificate, isAmong, unique } from '../certificates/certificate.ts';
import { isExpired } from '../certificates/validity.ts';
import { inSomeEntry } from './bundle.ts';
import { type Authority, type Kept, knownCertificates, NOTHING_KEPT } from './kept.ts';
import { hasPassed, WITHDRAWAL_PAUSE_MS } from './lifetimes.ts';
import type { Observation } from './observation.ts';
import type { Step } from './step.ts';

/** A person says that a key leaked. That is more urgent than calls that fail. */
export function withdrawStep({ kept, bundle, holdsLease, isLeaked, now }: Observation): Step | undefined {
  if (!isLeaked || !holdsLease || kept === undefined) return undefined;
  const { withdrawn } = kept;
  if (withdrawn !== undefined && !hasPassed(WITHDRAWAL_PAUSE_MS, { since: withdrawn.since, now })) return undefined;
  const trusted = bundle === undefined ? [] : inSomeEntry(bundle);
  return { kind: 'withdraw', certificates: unique([...knownCertificates(kept), ...trusted]) };
}

export const isWithdrawn = (certificate: Certificate, { withdrawn }: Kept): boolean =>
  withdrawn !== undefined && isAmong(certificate, withdrawn.certificates);

/** How many certificates of earlier leaks are remembered at most. */
const REMEMBERED = 16;

export interface Withdrawing {
  readonly certificates: readonly Certificate[];
  readonly issuing: Authority;
  readonly now: Date;
}

/** Nobody but the new authority is trusted from now on. */
export function withWithdrawn({ withdrawn }: Kept, { certificates, issuing, now }: Withdrawing): Kept {
  const earlier = (withdrawn?.certificates ?? []).filter((each) => !isExpired(each, now));
  const remembered = unique([...certificates, ...earlier]).slice(0, Math.max(certificates.length, REMEMBERED));
  return { ...NOTHING_KEPT, issuing, withdrawn: { certificates: remembered, since: now } };
}
