import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excessOf, MAX_LEVELS, MAX_NODES } from '../../../src/json/extent.ts';

const excess = (text: string) => excessOf(Buffer.from(text));
const lists = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('the extent of a JSON text', () => {
  it.each([
    ['lists', (levels: number) => lists(levels)],
    ['objects', (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`],
    [
      'both, with others beside them',
      (levels: number) => `${'['.repeat(levels % 2)}${'[{},{"a":'.repeat(levels / 2)}0${'}]'.repeat(levels / 2)}`,
    ],
    ['lists that are not closed', (levels: number) => '['.repeat(levels)],
    ['lists with spaces between', (levels: number) => `${'[  \n'.repeat(levels)}${']'.repeat(levels)}`],
  ])('has too many levels one above the bound, not at it: %s', (_what, nest) => {
    expect([excess(nest(MAX_LEVELS)), excess(nest(MAX_LEVELS + 1))]).toEqual([undefined, 'levels']);
  });

  it.each([
    ['objects', '{}'],
    ['lists', '[]'],
  ])('has too many nodes one above the bound, not at it: %s', (_what, node) => {
    const flat = (count: number): string => `[${`${node},`.repeat(count - 2)}${node}]`;
    expect([excess(flat(MAX_NODES)), excess(flat(MAX_NODES + 1))]).toEqual([undefined, 'nodes']);
  });

  it.each([
    ['brackets', '['.repeat(10_000)],
    ['brackets behind an escaped quote', `\\"${'['.repeat(10_000)}`],
    ['brackets behind an escaped backslash', `\\\\${'{'.repeat(10_000)}`],
    ['many brackets', '[]'.repeat(MAX_NODES + 1)],
  ])('counts objects and lists, not strings: %s', (_what, text) => {
    expect(excess(`{"a":"${text}","b":[]}`)).toBeUndefined();
    expect(excess(`["${text}",${lists(MAX_LEVELS + 1)}]`)).toBe('levels');
  });

  it('is found wherever the text begins in memory', () => {
    for (let offset = 0; offset < 8; offset += 1) {
      const [fine, deep] = [lists(MAX_LEVELS), lists(MAX_LEVELS + 1)].map((text) =>
        Buffer.from(' '.repeat(offset) + text).subarray(offset),
      );
      expect([excessOf(fine ?? Buffer.alloc(0)), excessOf(deep ?? Buffer.alloc(0))]).toEqual([undefined, 'levels']);
    }
  });

  it('is within the limits for anything that JavaScript writes', () => {
    fc.assert(fc.property(fc.json(), (text) => excess(text) === undefined));
  });

  it('never misses a real level, whatever bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        const bytes = Buffer.concat([
          Buffer.from('['.repeat(MAX_LEVELS + 50)),
          noise.filter((byte) => byte !== 0x5d && byte !== 0x7d),
        ]);
        return excessOf(bytes) === 'levels';
      }),
    );
  });
});
