import { expect, it } from 'vitest';
import { settle } from '../../../../src/cluster/authority/settle.ts';
import { NOTHING_KEPT } from '../../../../src/rotation/kept.ts';
import type { Observation } from '../../../../src/rotation/observation.ts';
import type { Step } from '../../../../src/rotation/step.ts';
import { authorityMadeAt, START } from '../../rotation/made-authorities.ts';

const issuing = await authorityMadeAt(START);
const EMPTY: Observation = {
  now: START,
  kept: NOTHING_KEPT,
  isRotationWanted: false,
  isLeaked: false,
  bundle: { entries: [{ name: 'only', certificates: [] }], since: START },
  leaf: undefined,
  holdsLease: true,
};
const FILLED: Observation = { ...EMPTY, kept: { ...NOTHING_KEPT, issuing } };

/** Settles an observation, and returns all that was done. */
async function settled(change: Partial<Parameters<typeof settle>[0]> & { readonly seen?: Observation }) {
  const happened: string[] = [];
  await settle({
    observe: () => change.seen ?? EMPTY,
    refresh: async () => void happened.push('refresh'),
    perform: async (step: Step) => void happened.push(step.kind),
    report: {
      done: (step) => void happened.push(`done ${step.kind}`),
      failed: (what, error) => void happened.push(`failed ${what}: ${error}`),
    },
    ...change,
  });
  return happened;
}

it('sends no request if there is nothing to do', async () => {
  expect(await settled({ seen: { ...EMPTY, kept: undefined } })).toEqual([]);
});

it('reads the present state before it decides, and continues until nothing is left', async () => {
  let seen = EMPTY;
  const happened: string[] = [];
  await settled({
    observe: () => seen,
    refresh: async () => {
      if (seen === EMPTY) seen = FILLED;
    },
    perform: async ({ kind }) => {
      happened.push(kind);
      seen = { ...EMPTY, kept: undefined };
    },
  });
  expect(happened).toEqual(['write-bundle']);
});

it('takes at most twelve steps at once', async () => {
  const happened = await settled({});
  expect(happened.filter((each) => each === 'make-first-authority')).toHaveLength(12);
});

it('takes no step after a refresh that failed', async () => {
  const refresh = () => Promise.reject(new Error('no answer'));
  expect(await settled({ refresh })).toEqual(['failed refresh: Error: no answer']);
});

it('reports the step that failed, and stops', async () => {
  const perform = () => Promise.reject(new Error('refused'));
  expect(await settled({ perform })).toEqual(['refresh', 'failed make-first-authority: Error: refused']);
});

it('reports a decision that fails, and never throws', async () => {
  const observe = () => {
    throw new Error('unreadable');
  };
  expect(await settled({ observe })).toEqual(['failed decide: Error: unreadable']);
});
