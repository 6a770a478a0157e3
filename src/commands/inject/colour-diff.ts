import type { Writable } from 'node:stream';
import { type Style, styled } from '../terminal.ts';

const STYLES: readonly (readonly [RegExp, Style])[] = [
  [/^(\+\+\+|---)/, 'bold'],
  [/^@@/, 'cyan'],
  [/^\+/, 'green'],
  [/^-/, 'red'],
];

/** A unified diff, in the usual colours if the stream is a terminal. */
export const colourDiff = (diff: string, stream: Writable): string =>
  diff
    .split('\n')
    .map((line) => {
      const style = STYLES.find(([pattern]) => pattern.test(line))?.[1];
      return style === undefined ? line : styled(stream, style, line);
    })
    .join('\n');
