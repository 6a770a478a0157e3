import { describe, expect, it } from 'vitest';
import { boundHeldBytes } from '../../../src/server/held-bytes.ts';

const PIECE = 256;

/** A bound of 10,000 bytes with its own clock. It names the requests that give their bytes back. */
function bound() {
  let time = 0;
  let shed = 0;
  const gone: string[] = [];
  const held = boundHeldBytes({ limit: 10_000, shed: () => (shed += 1), now: () => time });
  return {
    gone,
    shed: () => shed,
    pass: (ms: number) => {
      time += ms;
    },
    open: (name: string, bytes = 0) => {
      const one = held.open(() => gone.push(name));
      if (bytes > 0) one.add(bytes - PIECE);
      return one;
    },
  };
}

describe('bytes above the bound', () => {
  it('cost no request at the bound, and one request one byte above', () => {
    const { open, gone, shed } = bound();
    open('a', 4000);
    const second = open('b', 6000);
    expect(gone).toEqual([]);
    second.add(1);
    expect([gone, shed()]).toEqual([['b'], 1]);
  });

  it('cost the request with the most bytes for the longest time', () => {
    const { open, gone, pass } = bound();
    open('large and old', 4000);
    open('small and old', 1000);
    pass(5000);
    open('large and new', 4500);
    pass(10);
    open('next', 1000);
    expect(gone).toEqual(['large and old']);
  });

  it('cost slow small requests sooner than a new large one', () => {
    const { open, gone, pass } = bound();
    for (let index = 0; index < 9; index += 1) open(`slow ${index}`, 1000);
    pass(5000);
    open('review', 1500);
    expect(gone).toEqual(['slow 0']);
  });

  it('cost as many requests as necessary', () => {
    const { open, gone, pass } = bound();
    for (const name of ['a', 'b', 'c']) open(name, 3000);
    pass(1000);
    open('d', 9000);
    expect(gone).toEqual(['a', 'b', 'c']);
  });

  it('include the cost of each piece', () => {
    const { open, gone } = bound();
    const dripping = open('dripping');
    for (let byte = 0; byte < 10_000 / PIECE; byte += 1) dripping.add(1);
    expect(gone).toEqual(['dripping']);
  });

  it('cost none after requests have ended, however often they end', () => {
    const { open, gone } = bound();
    const first = open('a', 9000);
    first.end();
    first.end();
    open('b', 9000);
    first.add(9000);
    expect(gone).toEqual([]);
  });
});
