/**
 * The `sh` blocks of a Markdown text: a reader types them and the suite runs them. Commands that need Google itself, a
 * Polyaxon or a registry are in `console` blocks.
 */
export const commandsIn = (markdown: string): readonly string[] => blocksOf(markdown, 'sh');

/** The lines that a text shows as output, in blocks without a mark. */
export const outputIn = (markdown: string): readonly string[] =>
  blocksOf(markdown, '').flatMap((block) => block.trimEnd().split('\n'));

const BLOCK = /^```(?<mark>\w*)\n(?<text>.*?)^```$/gms;

const blocksOf = (markdown: string, mark: string): readonly string[] =>
  [...markdown.matchAll(BLOCK)].flatMap(({ groups }) => (groups?.['mark'] === mark ? [groups['text'] ?? ''] : []));

/** The part of a Markdown text below a heading of the second level, up to the next. */
export const sectionOf = (markdown: string, heading: string): string =>
  markdown.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? '';
