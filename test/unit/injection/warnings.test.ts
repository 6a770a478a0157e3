import { describe, expect, it } from 'vitest';
import { statusText } from '../../../src/injection/status.ts';
import { warning } from '../../../src/injection/warning.ts';

describe('a warning', () => {
  it('begins with our name', () => expect(warning('a b')).toBe('polyaxon-gcs-injector: a b'));

  it('is one line without control characters, because the API server drops others whole', () => {
    expect(warning('a\r\n\tb\u0000c\u2028d\u2029e')).toBe('polyaxon-gcs-injector: a b c d e');
  });

  it('has no half characters', () => expect(warning('a\ud800b')).toBe('polyaxon-gcs-injector: a b'));

  it('of 120 characters is whole, a longer one is cut', () => {
    const room = 120 - 'polyaxon-gcs-injector: '.length;
    expect(warning('🚀'.repeat(room))).toBe(`polyaxon-gcs-injector: ${'🚀'.repeat(room)}`);
    expect(warning('🚀'.repeat(room + 1))).toBe(`polyaxon-gcs-injector: ${'🚀'.repeat(room - 1)}…`);
  });
});

describe('the status of a run', () => {
  it('names the Secret and its key', () => {
    expect(statusText('injected', 'abc', 's/k.json')).toBe(
      '{"v":1,"reason":"injected","config":"abc","secret":"s/k.json"}',
    );
  });

  it('has no Secret where none is concerned', () => {
    expect(statusText('no_store', 'abc', undefined)).toBe('{"v":1,"reason":"no_store","config":"abc"}');
  });

  it('leaves the Secret out where it would be longer than 256 bytes', () => {
    const rest = '{"v":1,"reason":"injected","config":"abc","secret":""}'.length;
    const fits = 's'.repeat(256 - rest);
    expect(statusText('injected', 'abc', fits)).toHaveLength(256);
    expect(statusText('injected', 'abc', `${fits}s`)).toBe('{"v":1,"reason":"injected","config":"abc"}');
  });
});
