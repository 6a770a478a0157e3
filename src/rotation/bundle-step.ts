import { type Certificate, isAmong, unique } from '../certificates/certificate.ts';
import { isExpired } from '../certificates/validity.ts';
import { consistsOf, inSomeEntry } from './bundle.ts';
import { type Kept, livingCertificates, neededCertificates } from './kept.ts';
import type { Observation } from './observation.ts';
import { isOver } from './retirement.ts';
import type { Step } from './step.ts';

/**
 * Every replica puts back missing certificates, because without them the API servers trust nobody. Only the holder of
 * the Lease removes some. So a replica with old knowledge removes nothing.
 */
export function bundleStep({ kept, bundle, now, holdsLease }: Observation): Step | undefined {
  if (kept === undefined || bundle === undefined) return undefined;
  const staying = inSomeEntry(bundle).filter((each) => !(holdsLease && mayLeave(each, kept, now)));
  const certificates = unique([...staying, ...neededCertificates(kept, now)]);
  return consistsOf(bundle, certificates) ? undefined : { kind: 'write-bundle', certificates };
}

/** Unknown certificates stay until they are retired or expire. */
function mayLeave(certificate: Certificate, kept: Kept, now: Date): boolean {
  if (isAmong(certificate, livingCertificates(kept))) return false;
  const { retired } = kept;
  if (retired !== undefined && isAmong(certificate, retired.certificates)) return isOver(retired, now);
  return isExpired(certificate, now);
}
