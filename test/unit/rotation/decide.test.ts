import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../../src/certificates/certificate.ts';
import { decide } from '../../../src/rotation/decide.ts';
import { type Kept, NOTHING_KEPT } from '../../../src/rotation/kept.ts';
import { AUTHORITY_LIFE_MS, CLOCK_SKEW_MS, JOINING_MS, LEAF_LIFE_MS } from '../../../src/rotation/lifetimes.ts';
import type { Leaf, Observation } from '../../../src/rotation/observation.ts';
import { authorityMadeAt, later, START } from './made-authorities.ts';

const [first, second, stranger] = await Promise.all([START, START, START].map(authorityMadeAt));
if (!first || !second || !stranger) throw new Error('not made');
const [one, two, three] = [first.certificate, second.certificate, stranger.certificate];

const bundleOf = (...entries: readonly (readonly Certificate[])[]): Observation['bundle'] => ({
  entries: entries.map((certificates, index) => ({ name: `entry-${index}`, certificates })),
  since: START,
});

const leafOf = (issuer: Certificate): Leaf => ({
  issuer: issuer.fingerprint,
  notBefore: START,
  notAfter: later(LEAF_LIFE_MS),
  keyPair: { cert: '', key: '' },
});

const SETTLED: Observation = {
  now: later(1000),
  kept: { ...NOTHING_KEPT, issuing: first },
  isRotationWanted: false,
  bundle: bundleOf([one], [one]),
  leaf: leafOf(one),
  holdsLease: true,
};

const JOINING: Kept = { issuing: first, joining: second, retired: undefined };
const RETIRING: Kept = { issuing: second, joining: undefined, retired: { certificates: [one], since: START } };
const BOTH = bundleOf([one, two], [one, two]);
const OVER = later(LEAF_LIFE_MS + CLOCK_SKEW_MS);

interface Case {
  readonly when: string;
  readonly seen: Partial<Observation>;
  /** What the holder of the Lease does. */
  readonly holder: string;
  readonly other: string;
  readonly certificates?: readonly Certificate[];
}

const CASES: readonly Case[] = [
  { when: 'all is as it should be', seen: {}, holder: 'nothing', other: 'nothing' },
  { when: 'there is no Secret', seen: { kept: undefined }, holder: 'nothing', other: 'nothing' },
  { when: 'there is no webhook configuration', seen: { bundle: undefined }, holder: 'nothing', other: 'nothing' },
  {
    when: 'nothing was ever made',
    seen: { kept: NOTHING_KEPT, bundle: bundleOf([], []), leaf: undefined },
    holder: 'make-first-authority',
    other: 'nothing',
  },
  {
    when: 'the first authority was made',
    seen: { bundle: bundleOf([], []), leaf: undefined },
    holder: 'write-bundle',
    other: 'write-bundle',
    certificates: [one],
  },
  { when: 'a replica has no leaf', seen: { leaf: undefined }, holder: 'issue-leaf', other: 'issue-leaf' },
  {
    when: 'two thirds of the life of the leaf are over',
    seen: { now: later((LEAF_LIFE_MS * 2) / 3) },
    holder: 'issue-leaf',
    other: 'issue-leaf',
  },
  {
    when: 'the leaf is a bit younger',
    seen: { now: later((LEAF_LIFE_MS * 2) / 3 - 1) },
    holder: 'nothing',
    other: 'nothing',
  },
  {
    when: 'the process was paused until the leaf had expired',
    seen: { now: later(2 * LEAF_LIFE_MS) },
    holder: 'issue-leaf',
    other: 'issue-leaf',
  },
  {
    when: 'the bundle was wiped',
    seen: { bundle: bundleOf([], []) },
    holder: 'write-bundle',
    other: 'write-bundle',
    certificates: [one],
  },
  {
    when: 'a new entry has no bundle yet',
    seen: { bundle: bundleOf([one], []) },
    holder: 'write-bundle',
    other: 'write-bundle',
    certificates: [one],
  },
  {
    when: 'somebody replaced the bundle',
    seen: { bundle: bundleOf([three], [three]) },
    holder: 'write-bundle',
    other: 'write-bundle',
    certificates: [three, one],
  },
  {
    when: 'the bundle has a certificate that nobody accounts for',
    seen: { bundle: bundleOf([one, three], [one, three]) },
    holder: 'retire',
    other: 'nothing',
    certificates: [three],
  },
  {
    when: 'the Secret was emptied',
    seen: { kept: NOTHING_KEPT },
    holder: 'retire',
    other: 'nothing',
    certificates: [one],
  },
  {
    when: 'the lost authority is kept in the bundle',
    seen: { kept: { ...NOTHING_KEPT, retired: { certificates: [one], since: START } } },
    holder: 'start-rotation',
    other: 'nothing',
  },
  {
    when: 'Secret and bundle were both emptied',
    seen: { kept: NOTHING_KEPT, bundle: bundleOf([], []) },
    holder: 'make-first-authority',
    other: 'nothing',
  },
  {
    when: 'the Secret was replaced by an older one',
    seen: { kept: { ...NOTHING_KEPT, issuing: second } },
    holder: 'write-bundle',
    other: 'write-bundle',
    certificates: [one, two],
  },
  {
    when: 'the authority of an older Secret has just joined the bundle',
    seen: { kept: { ...NOTHING_KEPT, issuing: second }, bundle: BOTH },
    holder: 'retire',
    other: 'nothing',
    certificates: [one],
  },
  { when: 'a rotation is wanted', seen: { isRotationWanted: true }, holder: 'start-rotation', other: 'nothing' },
  {
    when: 'a rotation is wanted while one is going on',
    seen: { isRotationWanted: true, kept: JOINING, bundle: BOTH },
    holder: 'nothing',
    other: 'nothing',
  },
  {
    when: 'two thirds of the life of the authority are over',
    seen: {
      now: later((AUTHORITY_LIFE_MS * 2) / 3),
      leaf: { ...leafOf(one), notBefore: later(AUTHORITY_LIFE_MS / 2), notAfter: later(AUTHORITY_LIFE_MS) },
    },
    holder: 'start-rotation',
    other: 'nothing',
  },
  {
    when: 'the authority has expired',
    seen: { now: later(AUTHORITY_LIFE_MS) },
    holder: 'start-rotation',
    other: 'nothing',
  },
  {
    when: 'a new authority is not in the bundle yet',
    seen: { kept: JOINING },
    holder: 'write-bundle',
    other: 'write-bundle',
    certificates: [one, two],
  },
  {
    when: 'the new authority is in the bundle for less than 30 seconds',
    seen: { kept: JOINING, bundle: BOTH, now: later(JOINING_MS - 1) },
    holder: 'nothing',
    other: 'nothing',
  },
  {
    when: 'the new authority is in the bundle for 30 seconds',
    seen: { kept: JOINING, bundle: BOTH, now: later(JOINING_MS) },
    holder: 'issue-from-joined',
    other: 'nothing',
  },
  {
    when: 'the new authority issues',
    seen: { kept: RETIRING, bundle: BOTH, now: later(JOINING_MS) },
    holder: 'issue-leaf',
    other: 'issue-leaf',
  },
  {
    when: 'the new authority issues and the bundle is wiped',
    seen: { kept: RETIRING, bundle: bundleOf([], []) },
    holder: 'write-bundle',
    other: 'write-bundle',
    certificates: [two, one],
  },
  {
    when: 'leaves of the old authority may still be served',
    seen: { kept: RETIRING, bundle: BOTH, leaf: leafIssuedLate(two), now: later(LEAF_LIFE_MS - 1) },
    holder: 'nothing',
    other: 'nothing',
  },
  {
    when: 'clocks may differ on whether they are',
    seen: { kept: RETIRING, bundle: BOTH, leaf: leafIssuedLate(two), now: later(OVER.getTime() - START.getTime() - 1) },
    holder: 'nothing',
    other: 'nothing',
  },
  {
    when: 'no leaf of the old authority is left',
    seen: { kept: RETIRING, bundle: BOTH, leaf: leafIssuedLate(two), now: OVER },
    holder: 'write-bundle',
    other: 'nothing',
    certificates: [two],
  },
  {
    when: 'the old authority has left the bundle',
    seen: { kept: RETIRING, bundle: bundleOf([two], [two]), leaf: leafIssuedLate(two), now: OVER },
    holder: 'forget-retired',
    other: 'nothing',
  },
];

function leafIssuedLate(issuer: Certificate): Leaf {
  return { ...leafOf(issuer), notBefore: later(LEAF_LIFE_MS - 1000), notAfter: later(2 * LEAF_LIFE_MS) };
}

describe.each(CASES)('when $when', ({ seen, holder, other, certificates }) => {
  it.each([
    { holdsLease: true, kind: holder },
    { holdsLease: false, kind: other },
  ])('a replica (holder: $holdsLease) does: $kind', ({ holdsLease, kind }) => {
    const step = decide({ ...SETTLED, ...seen, holdsLease });
    expect(step.kind).toBe(kind);
    if (certificates && 'certificates' in step) expect(step.certificates).toEqual(certificates);
  });
});
