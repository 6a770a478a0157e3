import { describe, expect, it } from 'vitest';
import { warning } from '../../../src/injection/warning.ts';

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
