import { type Certificate, isAmong, unique } from '../certificates/certificate.ts';
import { isExpired } from '../certificates/validity.ts';
import { consistsOf, inSomeEntry } from './bundle.ts';
import { type Kept, livingCertificates } from './kept.ts';
import { hasPassed, LEAF_LIFE_MS } from './lifetimes.ts';
import type { Leaf, Observation } from './observation.ts';
import { isOver } from './retirement.ts';
import type { Step } from './step.ts';
import { isWithdrawn } from './withdrawal.ts';

/**
 * Every replica puts back missing certificates, because without them the API servers trust nobody. Only the holder of
 * the Lease removes some. So a replica with old knowledge removes nothing. Withdrawn certificates never come back, so
 * every replica removes them.
 */
export function bundleStep({ kept, bundle, leaf, now, holdsLease }: Observation): Step | undefined {
  if (kept === undefined || bundle === undefined) return undefined;
  const staying = inSomeEntry(bundle).filter(
    (each) => !isWithdrawn(each, kept) && !(holdsLease && mayLeave(each, kept, now)),
  );
  const certificates = unique([...staying, ...livingCertificates(kept), ...issuerOf(leaf, kept, now)]);
  return consistsOf(bundle, certificates) ? undefined : { kind: 'write-bundle', certificates };
}

/**
 * The retired certificate that this replica serves with. It is the only retired one to put back: one that no replica
 * serves with may be foreign, and was removed on purpose.
 */
function issuerOf(leaf: Leaf | undefined, { retired }: Kept, now: Date): readonly Certificate[] {
  if (leaf === undefined || retired === undefined || hasPassed(LEAF_LIFE_MS, { since: retired.since, now })) return [];
  return retired.certificates.filter(({ fingerprint }) => fingerprint === leaf.issuer);
}

/** Unknown certificates stay until they are retired or expire. */
function mayLeave(certificate: Certificate, kept: Kept, now: Date): boolean {
  if (isAmong(certificate, livingCertificates(kept))) return false;
  const { retired } = kept;
  if (retired !== undefined && isAmong(certificate, retired.certificates)) return isOver(retired, now);
  return isExpired(certificate, now);
}
