import { isDue, isExpired } from '../certificates/validity.ts';
import { type Bundle, isInEveryEntry } from './bundle.ts';
import type { Authority } from './kept.ts';
import { hasPassed, JOINING_MS } from './lifetimes.ts';
import type { Leaf, Observation } from './observation.ts';
import type { Step } from './step.ts';

/** Each replica has a leaf of its own, and never one that the API servers do not trust. */
export function leafStep({ kept, bundle, leaf, now }: Observation): Step | undefined {
  const from = kept?.issuing;
  if (from === undefined || bundle === undefined || isExpired(from.certificate, now)) return undefined;
  if (!isInEveryEntry(bundle, from.certificate.fingerprint)) return undefined;
  return isWanted(leaf, { from, bundle, now }) ? { kind: 'issue-leaf', from } : undefined;
}

interface Issuing {
  readonly from: Authority;
  readonly bundle: Bundle;
  readonly now: Date;
}

function isWanted(leaf: Leaf | undefined, { from, bundle, now }: Issuing): boolean {
  if (leaf === undefined || isExpired(leaf, now) || !isInEveryEntry(bundle, leaf.issuer)) return true;
  if (leaf.issuer === from.certificate.fingerprint) return isDue(leaf, now);
  return hasPassed(JOINING_MS, { since: bundle.since, now });
}
