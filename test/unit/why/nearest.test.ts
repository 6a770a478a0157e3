import { expect, it } from 'vitest';
import { INJECT_LABEL } from '../../../src/injection/our-names.ts';
import { distance, nearTo } from '../../../src/why/nearest.ts';

it.each([
  ['', '', 0],
  ['inject', 'inject', 0],
  ['inject', 'injekt', 1],
  ['inject', 'injects', 1],
  ['inject', 'nject', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
])('%s and %s are %i letters apart', (a, b, letters) => {
  expect(distance(a, b)).toBe(letters);
  expect(distance(b, a)).toBe(letters);
});

it('finds what was meant as our label, and nothing else', () => {
  const near = ['polyaxon-gcs-injector/inject', 'polyaxon-gcs-injector.io/injekt', 'Polyaxon-gcs-injector.io/inject'];
  const others = [INJECT_LABEL, 'kubernetes.io/metadata.name', 'istio-injection', 'x'.repeat(100_000)];
  expect(nearTo(INJECT_LABEL, [...others, ...near])).toEqual(near);
});
