import fc from 'fast-check';
import jsonPatch from 'fast-json-patch';
import { expect, it } from 'vitest';
import { applyTo } from '../../../src/json/apply.ts';

/** Pointers into small values, and past them. Not the index that JavaScript takes and RFC 6901 refuses: `01`. */
const token = fc.constantFrom('a', 'b', '~1c', '~0d', '0', '1', '2', '-', '__proto__');
const operation = fc.record({
  op: fc.constantFrom('add' as const, 'replace' as const),
  path: fc.array(token, { minLength: 1, maxLength: 3 }).map((tokens) => `/${tokens.join('/')}`),
  value: fc.constantFrom(1, null, [], { a: 1 }),
});
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 3 }, fc.constantFrom(1, null, 'a'), tie('list'), tie('object')),
  list: fc.array(tie('tree'), { maxLength: 2 }),
  object: fc.dictionary(fc.constantFrom('a', 'b', '/c', '~d'), tie('tree'), { maxKeys: 3 }),
}));

it('applies nothing that the oracle refuses, and all else with its result', () => {
  fc.assert(
    fc.property(tree, fc.array(operation, { maxLength: 4 }), (value, operations) => {
      const ours = structuredClone(value);
      const theirs = structuredClone(value);
      // The oracle also sets members of numbers and texts, to no effect. The API server refuses that.
      fc.pre(!didThrow(() => applyTo(ours, structuredClone(operations))));
      jsonPatch.applyPatch(theirs, structuredClone(operations), true, true, true);
      expect(ours).toEqual(theirs);
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ['a member of an object', { a: 1 }, '/b'],
  ['the end of a list', { a: [1] }, '/a/-'],
  ['an item before others', { a: [1] }, '/a/0'],
  ['a member whose name is escaped', { '~/': { a: 1 } }, '/~0~1/a'],
])('adds %s', (_, value, path) => {
  const theirs = structuredClone(value);
  jsonPatch.applyPatch(theirs, [{ op: 'add', path, value: 'x' }]);
  applyTo(value, [{ op: 'add', path, value: 'x' }]);
  expect(value).toEqual(theirs);
});

it.each([
  ['replaces what is absent', 'replace', '/b'],
  ['replaces the end of a list', 'replace', '/a/-'],
  ['goes into a text', 'add', '/c/d'],
  ['leaves a gap in a list', 'add', '/a/2'],
  ['has a malformed index', 'add', '/a/00'],
  ['sets a prototype', 'add', '/__proto__'],
  ['changes the whole value', 'replace', ''],
] as const)('throws for an operation that %s', (_, op, path) => {
  expect(() => applyTo({ a: [1], c: 'text' }, [{ op, path, value: {} }])).toThrow();
});

function didThrow(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}
