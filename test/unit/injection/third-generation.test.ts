import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const RUNS_OF_2X = "| { readonly generation: '2.x'";

/** The places where the compiler refuses the program. */
function refusals(folder: string): readonly string[] {
  const tsc = join(ROOT, 'node_modules/.bin/tsc');
  const { stdout } = spawnSync(tsc, ['-p', 'tsconfig.json'], { cwd: folder, encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => /^(\S+\.ts)\(\d+,\d+\): error/.exec(line)?.[1] ?? []);
}

it('a third generation of Polyaxon is refused by the compiler at one place: the switch over generations', async () => {
  await using scratch = await temporaryFolder();
  const folder = scratch.path;
  cpSync(join(ROOT, 'src'), join(folder, 'src'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const options = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  // The deciding code and its callers without server types, because those take most of the time.
  const include = ['injection', 'admission', 'config'].map((room) => `src/${room}`);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...options, include }));
  const recognition = join(folder, 'src/polyaxon/recognition.ts');
  const text = readFileSync(recognition, 'utf8');
  expect(text).toContain(RUNS_OF_2X);
  writeFileSync(recognition, text.replace(RUNS_OF_2X, `| { readonly generation: '3.x' }\n  ${RUNS_OF_2X}`));
  expect(refusals(folder)).toEqual(['src/injection/decide.ts']);
});
