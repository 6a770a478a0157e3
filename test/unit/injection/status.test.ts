import { describe, expect, it } from 'vitest';
import { statusText } from '../../../src/injection/status.ts';

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
