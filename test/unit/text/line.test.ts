import { describe, expect, it } from 'vitest';
import { inLines, line } from '../../../src/text/line.ts';

const HOSTILE = '\u001b[31mred\u0007\r\n\u202eesrever\u200b\u2028\u{e0041}\ud800end\u009b';

describe('a line of foreign text', () => {
  it('has neither escape sequences, nor text that runs backwards, nor characters without width', () => {
    expect(line(HOSTILE, 100)).toBe(' [31mred esrever end ');
  });

  it('keeps letters of all languages', () => expect(line('größer 東京 🚀', 100)).toBe('größer 東京 🚀'));

  it('is cut at its limit, by whole characters', () => {
    expect(line('🚀'.repeat(10), 10)).toBe('🚀'.repeat(10));
    expect(line('🚀'.repeat(11), 10)).toBe(`${'🚀'.repeat(9)}…`);
    expect(line('x'.repeat(10_000_000), 10)).toBe(`${'x'.repeat(9)}…`);
  });
});

it('each text in an object is a line, however deep, and other values stay', () => {
  const error = new Error('\n');
  expect(inLines({ a: 'x\ny', b: ['\u202e', { c: 'z'.repeat(1000) }], d: 1, e: undefined, error })).toEqual({
    a: 'x y',
    b: [' ', { c: `${'z'.repeat(255)}…` }],
    d: 1,
    e: undefined,
    error,
  });
});
