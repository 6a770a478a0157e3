import { describe, expect, it } from 'vitest';
import { fewOf, warning } from '../../../src/injection/warning.ts';

describe('a warning', () => {
  it('begins with our name', () => expect(warning('a b')).toBe('polyaxon-gcs-injector: a b'));

  it('is one line without control characters, because the API server drops others as a whole', () => {
    expect(warning('a\r\n\tb\u0000c\u2028d\u2029e')).toBe('polyaxon-gcs-injector: a b c d e');
  });

  it('has no half characters', () => expect(warning('a\ud800b')).toBe('polyaxon-gcs-injector: a b'));

  it('of 120 characters is whole, a longer one is cut', () => {
    const room = 120 - 'polyaxon-gcs-injector: '.length;
    expect(warning('🚀'.repeat(room))).toBe(`polyaxon-gcs-injector: ${'🚀'.repeat(room)}`);
    expect(warning('🚀'.repeat(room + 1))).toBe(`polyaxon-gcs-injector: ${'🚀'.repeat(room - 1)}…`);
  });
});

describe('the warnings of a pod', () => {
  const warnings = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `warning ${index}`);

  it('are all ten of ten', () => {
    expect(fewOf(warnings(10))).toEqual(warnings(10));
  });

  it('are nine of eleven, and the number of the others', () => {
    expect(fewOf(warnings(11))).toEqual([...warnings(9), 'polyaxon-gcs-injector: and 2 more']);
  });
});
