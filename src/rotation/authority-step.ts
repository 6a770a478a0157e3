import { isAmong } from '../certificates/certificate.ts';
import { isDue, isExpired } from '../certificates/validity.ts';
import { inSomeEntry, isInEveryEntry } from './bundle.ts';
import { type Kept, knownCertificates, livingCertificates } from './kept.ts';
import { hasPassed, JOINING_MS } from './lifetimes.ts';
import type { Observation } from './observation.ts';
import { areMany, isOver } from './retirement.ts';
import type { Step } from './step.ts';

/**
 * The course of a rotation. Only the holder of the Lease takes these steps. Lost authorities are retired before new
 * ones join.
 */
export function authorityStep(seen: Observation): Step | undefined {
  const { kept, holdsLease } = seen;
  if (kept === undefined || !holdsLease) return undefined;
  return retireUnknown(kept, seen) ?? makeAuthority(kept, seen) ?? issueFromJoined(kept, seen) ?? forget(kept, seen);
}

function retireUnknown(kept: Kept, { bundle, now }: Observation): Step | undefined {
  const known = knownCertificates(kept);
  const trusted = bundle === undefined ? [] : inSomeEntry(bundle);
  const certificates = trusted.filter((each) => !isAmong(each, known) && !isExpired(each, now));
  return certificates.length === 0 ? undefined : { kind: 'retire', certificates };
}

function makeAuthority({ issuing, joining, retired }: Kept, { isRotationWanted, now }: Observation): Step | undefined {
  if (joining !== undefined) return undefined;
  if (issuing === undefined) return { kind: retired === undefined ? 'make-first-authority' : 'start-rotation' };
  const isWanted = isRotationWanted && !areMany(retired);
  return isWanted || isDue(issuing.certificate, now) ? { kind: 'start-rotation' } : undefined;
}

function issueFromJoined({ joining }: Kept, { bundle, now }: Observation): Step | undefined {
  if (joining === undefined || bundle === undefined) return undefined;
  const hasJoined = isInEveryEntry(bundle, joining.certificate.fingerprint);
  return hasJoined && hasPassed(JOINING_MS, { since: bundle.since, now }) ? { kind: 'issue-from-joined' } : undefined;
}

/**
 * The last step, after the bundle shows that the retired ones have left it. The bundle step would find certificates
 * that are forgotten earlier as unknown ones.
 */
function forget(kept: Kept, { bundle, now }: Observation): Step | undefined {
  const { retired } = kept;
  if (retired === undefined || bundle === undefined || !isOver(retired, now)) return undefined;
  const trusted = inSomeEntry(bundle).filter((each) => !isAmong(each, livingCertificates(kept)));
  return retired.certificates.some((each) => isAmong(each, trusted)) ? undefined : { kind: 'forget-retired' };
}
