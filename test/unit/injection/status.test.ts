import { describe, expect, it } from 'vitest';
import { hasRoomFor, statusText } from '../../../src/injection/status.ts';

const BASE = '{"v":1,"reason":"injected","config":"abc"}';
const said = (more: object = {}): string => statusText({ reason: 'injected', ...more }, 'abc');

describe('the status of a run', () => {
  it('names the Secret and its key, and the outputs path', () => {
    expect(said({ secret: 's/k.json', outputs: 'gs://b/o' })).toBe(
      '{"v":1,"reason":"injected","config":"abc","secret":"s/k.json","outputs":"gs://b/o"}',
    );
  });

  it('reports that nobody has looked for the key', () => {
    expect(said({ secret: 's/k', isUnchecked: true })).toBe(
      '{"v":1,"reason":"injected","config":"abc","secret":"s/k","key":"unchecked"}',
    );
    expect(said({ secret: 's/k', isUnchecked: false })).not.toContain('unchecked');
  });

  it('names the key by the start of its id', () => {
    expect(said({ secret: 's/k', keyId: '1a2b3c4d' })).toBe(
      '{"v":1,"reason":"injected","config":"abc","secret":"s/k","id":"1a2b3c4d"}',
    );
  });

  it('has no Secret if none is concerned', () => expect(said()).toBe(BASE));

  it('leaves out parts above 256 bytes: the path first, then the Secret', () => {
    const room = 256 - BASE.length - ',"secret":""'.length;
    const secret = 's'.repeat(room);
    expect(said({ secret })).toHaveLength(256);
    expect(said({ secret, outputs: 'gs://b' })).toBe(said({ secret }));
    expect(said({ secret: `${secret}s`, outputs: 'gs://b' })).toBe(BASE);
  });

  it('counts bytes, not characters', () => {
    const room = 256 - BASE.length - ',"outputs":""'.length;
    const path = 'ü'.repeat(Math.floor(room / 2));
    expect(said({ outputs: path })).toContain(path);
    expect(said({ outputs: `${path}ü` })).toBe(BASE);
  });
});

describe('annotations', () => {
  const LIMIT = 262_144;
  const roomBeside = (text: string, bytes: number): boolean =>
    hasRoomFor(
      { notes: text, none: null },
      'name',
      'v'.repeat(LIMIT - 'notes'.length - 'none'.length - 'name'.length - bytes),
    );

  it('have room for one more until all of them have 262,144 bytes', () => {
    expect(roomBeside('x'.repeat(1000), 1000)).toBe(true);
    expect(roomBeside('x'.repeat(1001), 1000)).toBe(false);
  });

  it('are counted in bytes', () => {
    expect(roomBeside('ü🚀', 6)).toBe(true);
    expect(roomBeside('ü🚀', 5)).toBe(false);
    expect(hasRoomFor({ ['ü'.repeat(LIMIT / 2)]: '' }, '', '')).toBe(true);
    expect(hasRoomFor({ ['ü'.repeat(LIMIT / 2)]: '' }, 'n', '')).toBe(false);
  });
});
