import { isExpired } from '../certificates/validity.ts';
import { type Bundle, isInEveryEntry } from './bundle.ts';
import type { Leaf } from './observation.ts';

/**
 * Why the API servers would refuse this leaf; undefined where they accept it. The bundle is the last one that was not
 * empty: a wiped one says nothing about a replica, and would make all of them unready at once.
 */
export function whyRefused(leaf: Leaf | undefined, bundle: Bundle | undefined, now: Date): string | undefined {
  if (bundle === undefined) return 'the webhook configuration has no caBundle yet';
  if (leaf === undefined) return 'no serving certificate was issued yet';
  if (isExpired(leaf, now)) return 'the serving certificate has expired';
  return isInEveryEntry(bundle, leaf.issuer)
    ? undefined
    : 'the serving certificate is not of an authority in the caBundle';
}

/** The same, for entries that trust anybody at all. */
export const trustingOnly = ({ entries, since }: Bundle): Bundle | undefined => {
  const trusting = entries.filter(({ certificates }) => certificates.length > 0);
  return trusting.length === 0 ? undefined : { entries: trusting, since };
};
