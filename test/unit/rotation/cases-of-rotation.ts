import { AUTHORITY_LIFE_MS, JOINING_MS, LEAF_LIFE_MS } from '../../../src/rotation/lifetimes.ts';
import { later, START } from './made-authorities.ts';
import {
  BOTH,
  bundleOf,
  type Case,
  JOINING,
  leafIssuedLate,
  leafOf,
  OVER,
  one,
  RETIRING,
  two,
} from './observations.ts';

/** An authority that is replaced by another one. */
export const ROTATION: readonly Case[] = [
  { when: 'a rotation is wanted', seen: { isRotationWanted: true }, holder: 'start-rotation', other: 'nothing' },
  {
    when: 'a rotation is requested during a rotation',
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
    when: 'clocks may disagree on that',
    seen: { kept: RETIRING, bundle: BOTH, leaf: leafIssuedLate(two), now: later(OVER.getTime() - START.getTime() - 1) },
    holder: 'nothing',
    other: 'nothing',
  },
  {
    when: 'no leaf of the old authority remains',
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
