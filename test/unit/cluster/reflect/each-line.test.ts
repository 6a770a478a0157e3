import { expect, it } from 'vitest';
import { eachLine } from '../../../../src/cluster/reflect/each-line.ts';

function linesOf(...pieces: readonly Uint8Array[]): readonly string[] {
  const lines: string[] = [];
  const take = eachLine((line) => lines.push(line));
  for (const piece of pieces) take(piece);
  return lines;
}

it('returns each line once it is whole, wherever the text is cut', () => {
  const text = Buffer.from('first ü\n\nthird 🚀\ncut off');
  for (let at = 0; at <= text.length; at += 1)
    expect(linesOf(text.subarray(0, at), text.subarray(at))).toEqual(['first ü', '', 'third 🚀']);
  expect(linesOf(...[...text].map((byte) => Buffer.from([byte])))).toEqual(['first ü', '', 'third 🚀']);
});
