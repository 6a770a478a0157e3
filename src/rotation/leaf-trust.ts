import { isExpired } from '../certificates/validity.ts';
import { type Bundle, isInEveryEntry } from './bundle.ts';
import type { Leaf } from './observation.ts';

/**
 * Why the API servers would refuse this leaf; undefined if they accept it. It judges by the last bundle that was not
 * empty. A wiped bundle says nothing about a replica, and would make all of them unready at once.
 */
export function whyRefused(leaf: Leaf | undefined, bundle: Bundle | undefined, now: Date): string | undefined {
  if (bundle === undefined) return 'the webhook configuration has no caBundle yet';
  if (leaf === undefined) return 'no serving certificate is issued yet';
  if (isExpired(leaf, now)) return 'the serving certificate has expired';
  return isInEveryEntry(bundle, leaf.issuer)
    ? undefined
    : 'no authority in the caBundle signed the serving certificate';
}

/** The same, for entries that trust anybody at all. */
export const trustingOnly = ({ entries, since }: Bundle): Bundle | undefined => {
  const trusting = entries.filter(({ certificates }) => certificates.length > 0);
  return trusting.length === 0 ? undefined : { entries: trusting, since };
};
