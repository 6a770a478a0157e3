import { expect, it } from 'vitest';
import { expectedOf } from '../model/expected.ts';
import { kindOf } from '../model/run.ts';
import { Random } from './random.ts';
import { bodyOf, recipe } from './recipe.ts';
import { SEEDS } from './seeds.ts';

const COUNT = 600;

function bodies(seed: number): readonly Buffer[] {
  const random = new Random(seed);
  return Array.from({ length: COUNT }, () => bodyOf(recipe(random, SEEDS.length), SEEDS));
}

it('makes the same bodies from the same seed, and others from another', () => {
  expect(Buffer.concat(bodies(1).slice(0, 50))).toEqual(Buffer.concat(bodies(1).slice(0, 50)));
  expect(bodies(1)[0]).not.toEqual(bodies(2)[0]);
});

it('takes all fixtures and goldens, and makes mostly runs, but also pods and bodies of every other kind', () => {
  expect(SEEDS.length).toBeGreaterThan(200);
  const counts = { run: 0, 'opted out': 0, none: 0, refused: 0, 'not a creation': 0 };
  for (const body of bodies(3)) {
    const expected = expectedOf(body);
    counts[expected.kind === 'pod' ? kindOf(expected.pod, expected.review.request.namespace ?? '') : expected.kind] +=
      1;
  }
  expect(counts.run).toBeGreaterThan(COUNT / 2);
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
});
