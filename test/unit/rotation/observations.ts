import type { Certificate } from '../../../src/certificates/certificate.ts';
import { type Kept, NOTHING_KEPT } from '../../../src/rotation/kept.ts';
import { CLOCK_SKEW_MS, LEAF_LIFE_MS } from '../../../src/rotation/lifetimes.ts';
import type { Leaf, Observation } from '../../../src/rotation/observation.ts';
import { authorityMadeAt, later, START } from './made-authorities.ts';

export const [first, second, stranger] = await Promise.all([START, START, START].map(authorityMadeAt));
if (!first || !second || !stranger) throw new Error('not made');
export const [one, two, three] = [first.certificate, second.certificate, stranger.certificate];

export const bundleOf = (...entries: readonly (readonly Certificate[])[]): Observation['bundle'] => ({
  entries: entries.map((certificates, index) => ({ name: `entry-${index}`, certificates })),
  since: START,
});

export const leafOf = (issuer: Certificate): Leaf => ({
  issuer: issuer.fingerprint,
  notBefore: START,
  notAfter: later(LEAF_LIFE_MS),
  keyPair: { cert: '', key: '' },
});

export const SETTLED: Observation = {
  now: later(1000),
  kept: { ...NOTHING_KEPT, issuing: first },
  isRotationWanted: false,
  isLeaked: false,
  bundle: bundleOf([one], [one]),
  leaf: leafOf(one),
  holdsLease: true,
};

export const JOINING: Kept = { ...NOTHING_KEPT, issuing: first, joining: second };
export const RETIRING: Kept = { ...NOTHING_KEPT, issuing: second, retired: { certificates: [one], since: START } };
export const BOTH = bundleOf([one, two], [one, two]);
export const OVER = later(LEAF_LIFE_MS + CLOCK_SKEW_MS);

export interface Case {
  readonly when: string;
  readonly seen: Partial<Observation>;
  /** The step of the Lease's holder. */
  readonly holder: string;
  readonly other: string;
  readonly certificates?: readonly Certificate[];
}

export function leafIssuedLate(issuer: Certificate): Leaf {
  return { ...leafOf(issuer), notBefore: later(LEAF_LIFE_MS - 1000), notAfter: later(2 * LEAF_LIFE_MS) };
}
