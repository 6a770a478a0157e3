import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentencesIn, wordsOf } from './sentences.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PAGES = globSync(['*.md', '{docs,examples,charts,certs,lab,test}/**/*.md'], { cwd: ROOT });
const LONGEST = 35;
const MEAN = 15;

const sentencesOf = (page: string) => sentencesIn(readFileSync(join(ROOT, page), 'utf8'));

it.each(PAGES)(`%s has no sentence of more than ${LONGEST} words`, (page) => {
  expect(sentencesOf(page).filter((sentence) => wordsOf(sentence) > LONGEST)).toEqual([]);
});

/** A heading or a cell of a table is no sentence. */
const isSentence = (text: string) => wordsOf(text) > 4;

it(`sentences that users read have ${MEAN} words on average`, () => {
  const pages = PAGES.filter((page) => !/^(?:docs\/adr|lab|test)\//.test(page));
  const words = pages.flatMap(sentencesOf).filter(isSentence).map(wordsOf);
  expect(words.reduce((sum, count) => sum + count, 0) / words.length).toBeLessThanOrEqual(MEAN);
});

describe('a sentence', () => {
  it.each([
    ['ends at a full stop, not at a file name', 'See a.ts. Then `b. c`.', ['See a.ts.', 'Then CODE.']],
    ['ends at the end of a cell, an item or a heading', '# A\n- b\n- c\n\n| d | e |', ['A', 'b', 'c', 'd', 'e']],
    ['goes on over a line', 'a\nb', ['a b']],
    ['goes on after a colon', 'a: b; c', ['a: b; c']],
    ['is not in a block of code', '```\na. b\n```\n', []],
    ['has the words of a link, not its address', '[a b](c.d)', ['a b']],
  ])('%s', (_, markdown, sentences) => {
    expect(sentencesIn(markdown)).toEqual(sentences);
  });
});
