import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const PAGES = globSync(['*.md', '{docs,examples,charts,certs,lab,test}/**/*.md'], { cwd: ROOT });

const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');

const linksIn = (text: string) =>
  [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(([, path = '', anchor]) => ({ path, anchor }));

/** The anchors that GitHub gives to headings. */
const anchorsIn = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

it.each(PAGES)('%s links only to existing pages and headings', (page) => {
  for (const { path, anchor } of linksIn(read(page))) {
    const target = path === '' ? page : join(dirname(page), path);
    expect(existsSync(join(ROOT, target)), `${path} in ${page}`).toBe(true);
    if (anchor !== undefined) expect(anchorsIn(read(target)), `in ${target}`).toContain(anchor);
  }
});
