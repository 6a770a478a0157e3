const BLOCK = /^```.*?^```$/gms;
const COMMENT = /<!--.*?-->/gs;
const LINK = /\[([^\]]*)\]\([^)]*\)/g;
const CODE = /``[^`]*``|`[^`]*`/g;
const ITEM = /^(?:#+|\s*[-*]|\s*\d+\.) +/gm;

/** What a person reads of a Markdown page, as paragraphs: an item of a list and a cell of a table are one each. */
const paragraphsOf = (markdown: string): readonly string[] =>
  markdown
    .replaceAll(BLOCK, '')
    .replaceAll(COMMENT, '')
    .replaceAll(CODE, 'CODE')
    .replaceAll(LINK, '$1')
    .replaceAll(ITEM, '\n')
    .replaceAll(/^\|.*$/gm, (row) => row.replaceAll('|', '\n\n'))
    .split(/\n\s*\n/);

export const sentencesIn = (markdown: string): readonly string[] =>
  paragraphsOf(markdown)
    .flatMap((paragraph) => paragraph.replaceAll(/\s+/g, ' ').split(/(?<=[.!?][*)"']*) /))
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence) > 0);

export const wordsOf = (sentence: string): number => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,/_-]*/gu)?.length ?? 0;
