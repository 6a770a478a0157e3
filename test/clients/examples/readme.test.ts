import { expect, it } from 'vitest';
import { commandsIn, outputIn, sectionOf } from './readme.ts';

const README = [
  '# A',
  '```sh',
  'a \\',
  '  b',
  'c',
  '```',
  '```console',
  'd',
  '```',
  'says',
  '```',
  'e',
  'f',
  '```',
  '```sh',
  'g',
  '```',
];

it('takes whole commands, one by one, from the sh blocks and no others', () => {
  expect(commandsIn(README.join('\n'))).toEqual(['a \\\n  b\nc\n', 'g\n']);
});

it('takes the lines of output from the blocks without a mark', () => {
  expect(outputIn(README.join('\n'))).toEqual(['e', 'f']);
});

it('takes a section by its heading, with all subsections and nothing of the next', () => {
  const text = '# A\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n';
  expect(sectionOf(text, 'B')).toBe('B\n\nb\n\n### C\n\nc\n\n');
});
