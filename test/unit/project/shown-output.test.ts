import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectInOrder } from '../../clients/examples/follow.ts';
import { runProgram } from '../../support/run-program.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Commands that need no file which a reader must write first. */
const CALL =
  /^\$ (?:npm run --silent cli -- (?<call>(?:inject|why) .*)|(?:npm ci && )?npm run (?<demo>demo)(?: -- (?<pod>\S+))?)$/;

const shown = globSync(['*.md', 'docs/*.md'], { cwd: ROOT }).flatMap((page) =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```\n(.*?)^```$/gms)].flatMap(([, block = '']) => {
    const [command = '', ...lines] = block.trimEnd().split('\n');
    const { call, demo, pod = '' } = CALL.exec(command)?.groups ?? {};
    const args = call ?? (demo && `${demo} ${pod}`.trim());
    return args === undefined || args.includes('bad.yaml') ? [] : [{ page, args, lines }];
  }),
);

/** The port is another one in each run. */
const blurred = (text: string) => text.replaceAll(/localhost:\d+/g, 'localhost:PORT');

describe('what a page shows is what the program prints', () => {
  it.each(shown)('$page: $args', async ({ args, lines }) => {
    const { stdout, stderr } = await runProgram(args.split(' '));
    expectInOrder(blurred(`${stdout}\n${stderr}`), lines.filter((line) => line !== '…').map(blurred));
  });

  it('on several pages', () => {
    expect(new Set(shown.map(({ page }) => page)).size).toBeGreaterThan(1);
  });
});
