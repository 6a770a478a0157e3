import { NOTHING_KEPT } from '../../../src/rotation/kept.ts';
import { LEAF_LIFE_MS } from '../../../src/rotation/lifetimes.ts';
import { later, START } from './made-authorities.ts';
import { BOTH, bundleOf, type Case, one, second, three, two } from './observations.ts';

/** An authority that is made, lost or repaired. */
export const REPAIR: readonly Case[] = [
  { when: 'everything is in order', seen: {}, holder: 'nothing', other: 'nothing' },
  { when: 'there is no Secret', seen: { kept: undefined }, holder: 'nothing', other: 'nothing' },
  { when: 'there is no webhook configuration', seen: { bundle: undefined }, holder: 'nothing', other: 'nothing' },
  {
    when: 'nothing was made before',
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
    when: 'the bundle has an unknown certificate',
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
];
