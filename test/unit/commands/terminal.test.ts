import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { visible } from '../../../src/commands/terminal.ts';

const TEXT = 'a\u001b[2J\u202eb\n\tc';

it('a terminal gets control characters as escapes', () => {
  expect(visible(Object.assign(new PassThrough(), { isTTY: true }), TEXT)).toBe('a\\u{1b}[2J\\u{202e}b\n\tc');
});

it('a file gets the text as it is', () => expect(visible(new PassThrough(), TEXT)).toBe(TEXT));
