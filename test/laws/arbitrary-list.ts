import fc from 'fast-check';

/** Names are unique if the API server requires it. */
export const namedListOf = <T extends { name: string }>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.uniqueArray(item, { maxLength, selector: ({ name }) => name }) },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  );

/** A list in all forms of a pod: with values, null or absent. */
export const listOf = <T>(item: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[] | null | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(item, { maxLength }) },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  );

/** Members of later Kubernetes versions, which must survive untouched. */
const unknown = fc.oneof(
  fc.constant({}),
  fc.record({
    futureField: fc.jsonValue(),
    ünïcode: fc.string({ unit: 'grapheme' }),
    ['__proto__x']: fc.constant({ a: [1] }),
  }),
);
export const withUnknown = <T extends object>(known: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.tuple(known, unknown).map(([value, more]) => ({ ...more, ...value }));
