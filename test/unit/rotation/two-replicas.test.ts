import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kept, NOTHING_KEPT, phaseOf } from '../../../src/rotation/kept.ts';
import { LEAKED_ANNOTATION, ROTATE_ANNOTATION } from '../../../src/rotation/secret-data.ts';
import { Model } from './model.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

type Event = (model: Model) => void;

const which = fc.nat({ max: 1 });
const at =
  (index: number, run: (model: Model, replica: Model['replicas'][number]) => void): Event =>
  (model) => {
    const replica = model.replicas[index];
    if (replica !== undefined) run(model, replica);
  };

/** Actions of replicas, in any order and interleaving. */
const work: fc.Arbitrary<Event> = fc.oneof(
  which.map((index) => at(index, (model, replica) => model.look(replica))),
  which.map((index) => at(index, (model, replica) => model.plan(replica))),
  which.map((index) => at(index, (model, replica) => model.act(replica))),
  which.map((index) => at(index, settle)),
  which.map((index) => at(index, rotate)),
);

/** Faults from outside. */
const fate: fc.Arbitrary<Event> = fc.oneof(
  fc
    .constantFrom(SECOND, 29 * SECOND, 31 * SECOND, HOUR, DAY, 5 * DAY, 8 * DAY, 60 * DAY)
    .map((ms) => (model: Model) => model.pass(ms)),
  fc.subarray([0, 1], { minLength: 1 }).map((entries) => (model: Model) => model.wipe(entries)),
  fc.constant((model: Model) => model.setKept(NOTHING_KEPT)),
  fc.constant((model: Model) => {
    model.wishes.add(ROTATE_ANNOTATION);
  }),
  fc.tuple(which, fc.boolean()).map(([index, holds]) =>
    at(index, (_model, replica) => {
      replica.holdsLease = holds;
    }),
  ),
  which.map((index) => at(index, (model, replica) => model.restart(replica))),
);

const events = fc.array(fc.oneof({ arbitrary: work, weight: 3 }, { arbitrary: fate, weight: 1 }), {
  maxLength: 120,
  size: 'max',
});
const skews = fc
  .tuple(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -600, max: 600 }))
  .map((seconds) => seconds.map((each) => each * SECOND));

function settle(model: Model, replica: Model['replicas'][number]): void {
  for (let steps = 0; steps < 12; steps += 1) {
    model.plan(replica);
    if (replica.pending === undefined) return;
    model.act(replica);
  }
}

/** An undisturbed rotation up to leaves of the new authority. The other replica sleeps. */
function rotate(model: Model, replica: Model['replicas'][number]): void {
  replica.holdsLease = true;
  model.wishes.add(ROTATE_ANNOTATION);
  for (const ms of [0, 31 * SECOND]) {
    model.pass(ms);
    settle(model, replica);
  }
}

/** Three weeks without faults: one holds the Lease, or both rotate because there is none, and both tick. */
function calm(model: Model, hasLease: boolean): void {
  for (const [index, replica] of model.replicas.entries()) replica.holdsLease = index === 0 || !hasLease;
  for (const step of [SECOND, 31 * SECOND, 31 * SECOND, ...Array.from({ length: 21 * 4 }, () => 6 * HOUR)]) {
    for (const replica of model.replicas) {
      model.look(replica);
      settle(model, replica);
    }
    model.pass(step);
  }
}

const isSettled = ({ joining, retired }: Kept): boolean => joining === undefined && retired === undefined;

describe('two replicas, whatever happens in whatever order', () => {
  it('never make a leaf in use untrusted, and never use one before the API servers know its authority', () => {
    fc.assert(
      fc.property(skews, events, (skewsMs, happenings) => {
        const model = new Model(skewsMs);
        for (const happen of happenings) happen(model);
        expect(model.faults).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('agree in the end on one trusted authority, and both serve with its leaves', () => {
    fc.assert(
      fc.property(skews, events, fc.boolean(), (skewsMs, happenings, hasLease) => {
        const model = new Model(skewsMs);
        for (const happen of happenings) happen(model);
        calm(model, hasLease);
        const { issuing } = model.kept;
        expect(phaseOf(model.kept)).toBe('settled');
        expect(isSettled(model.kept)).toBe(true);
        expect(model.entries).toEqual([[issuing?.certificate], [issuing?.certificate]]);
        expect(model.replicas.map(({ leaf }) => leaf?.issuer)).toEqual(Array(2).fill(issuing?.certificate.fingerprint));
        expect(model.replicas.every(({ leaf }) => model.isTrusted(leaf))).toBe(true);
        expect(model.faults).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('trust no authority again that leaked, and agree in the end on a new one', () => {
    fc.assert(
      fc.property(skews, events, events, fc.boolean(), (skewsMs, before, after, hasLease) => {
        const model = new Model(skewsMs);
        for (const happen of before) happen(model);
        calm(model, hasLease);
        const leaked = model.kept.issuing?.certificate;
        model.wishes.add(LEAKED_ANNOTATION);
        for (const happen of after) happen(model);
        calm(model, hasLease);
        const { issuing } = model.kept;
        expect(issuing?.certificate).not.toEqual(leaked);
        expect(model.entries).toEqual([[issuing?.certificate], [issuing?.certificate]]);
        expect(model.replicas.every(({ leaf }) => model.isTrusted(leaf))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
