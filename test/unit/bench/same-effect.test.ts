import { describe, expect, it } from 'vitest';
import { BODIES, type BodyName } from '../../../bench/bodies/bodies.ts';
import { handBuilt } from '../../../bench/floors/hand-built.ts';
import { haveSameEffect } from '../../../bench/judge/same-effect.ts';
import { admit } from '../../../src/admission/admit.ts';
import { inputsOf } from '../../../src/config/inputs.ts';
import { loadConfiguration } from '../../../src/config/load.ts';

const configuration = await loadConfiguration('examples/config.yaml');
const inputFor = inputsOf(() => configuration);

function ours(review: string): string {
  const admission = admit(JSON.parse(review), (namespace) => inputFor(namespace, 'fail'));
  return JSON.stringify(admission.kind === 'answered' ? admission.answer : admission);
}

describe.each(Object.keys(BODIES) as BodyName[])('the review "%s" of the bench', (body) => {
  const review = BODIES[body]();

  it('is answered by the floor with the same effect as by us', () => {
    const floor = JSON.stringify({ response: handBuilt(JSON.parse(review), configuration.hash) });
    expect(haveSameEffect(review, ours(review), floor)).toBe(true);
  });

  it('has another effect for another answer', () => {
    const nothing = JSON.stringify({ response: { uid: 'x', allowed: true } });
    expect(haveSameEffect(review, ours(review), nothing)).toBe(body === 'passed through');
  });
});
