import { type Kept, NOTHING_KEPT } from '../../../src/rotation/kept.ts';
import { LEAF_LIFE_MS, WITHDRAWAL_PAUSE_MS } from '../../../src/rotation/lifetimes.ts';
import { later, START } from './made-authorities.ts';
import { BOTH, bundleOf, type Case, JOINING, leafOf, one, RETIRING, second, three, two } from './observations.ts';

const WITHDRAWN: Kept = { ...NOTHING_KEPT, issuing: second, withdrawn: { certificates: [one], since: START } };
const retiring = (count: number): Kept => ({
  ...RETIRING,
  retired: { certificates: Array.from({ length: count }, () => one), since: START },
});

/** A key that leaked, certificates of strangers, and requests again and again. */
export const LEAKS: readonly Case[] = [
  {
    when: 'a leak is reported',
    seen: { isLeaked: true, bundle: bundleOf([one, three], [one, three]) },
    holder: 'withdraw',
    other: 'nothing',
    certificates: [one, three],
  },
  {
    when: 'a leak is reported during a rotation, and the bundle is wiped',
    seen: { isLeaked: true, kept: JOINING, bundle: bundleOf([], []) },
    holder: 'withdraw',
    other: 'write-bundle',
    certificates: [one, two],
  },
  {
    when: 'a leak is reported and there is no webhook configuration',
    seen: { isLeaked: true, bundle: undefined },
    holder: 'withdraw',
    other: 'nothing',
    certificates: [one],
  },
  {
    when: 'a leak is reported and there is no Secret',
    seen: { isLeaked: true, kept: undefined },
    holder: 'nothing',
    other: 'nothing',
  },
  {
    when: 'trust was withdrawn, and the bundle still has the old authority',
    seen: { kept: WITHDRAWN },
    holder: 'write-bundle',
    other: 'write-bundle',
    certificates: [two],
  },
  {
    when: 'trust was withdrawn, and a replica still serves with the old authority',
    seen: { kept: WITHDRAWN, bundle: bundleOf([two], [two]) },
    holder: 'issue-leaf',
    other: 'issue-leaf',
  },
  {
    when: 'somebody puts a withdrawn authority back',
    seen: { kept: WITHDRAWN, bundle: BOTH, leaf: leafOf(two), now: later(LEAF_LIFE_MS / 2) },
    holder: 'write-bundle',
    other: 'write-bundle',
    certificates: [two],
  },
  {
    when: 'leaks are reported again and again',
    seen: { isLeaked: true, kept: WITHDRAWN, bundle: bundleOf([two], [two]), leaf: leafOf(two) },
    holder: 'nothing',
    other: 'nothing',
  },
  {
    when: 'the last withdrawal is a minute ago',
    seen: {
      isLeaked: true,
      kept: WITHDRAWN,
      bundle: bundleOf([two], [two]),
      leaf: leafOf(two),
      now: later(WITHDRAWAL_PAUSE_MS),
    },
    holder: 'withdraw',
    other: 'nothing',
  },
  {
    when: 'an admin removed a foreign certificate that was retired',
    seen: {
      kept: { ...NOTHING_KEPT, issuing: second, retired: { certificates: [three], since: START } },
      bundle: bundleOf([two], [two]),
      leaf: leafOf(two),
    },
    holder: 'nothing',
    other: 'nothing',
  },
  {
    when: 'the bundle lost a retired authority that this replica serves with',
    seen: { kept: RETIRING, bundle: bundleOf([two], [two]) },
    holder: 'write-bundle',
    other: 'write-bundle',
    certificates: [two, one],
  },
  {
    when: 'a rotation is requested and three authorities are retired',
    seen: { isRotationWanted: true, kept: retiring(3), bundle: BOTH, leaf: leafOf(two) },
    holder: 'start-rotation',
    other: 'nothing',
  },
  {
    when: 'a rotation is requested and four authorities are retired',
    seen: { isRotationWanted: true, kept: retiring(4), bundle: BOTH, leaf: leafOf(two) },
    holder: 'nothing',
    other: 'nothing',
  },
];
