// node test/clients/environments/lock.ts [NAME…]: writes NAME.txt from NAME.in, with the newest versions that fit.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { minorOf } from './environment.ts';
import { uv } from './uv.ts';

const FOLDER = import.meta.dirname;
const all = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.in'))
  .map((file) => basename(file, '.in'));

for (const name of process.argv.length > 2 ? process.argv.slice(2) : all) {
  const header = ['--no-header', '--quiet', `--python-version=${minorOf(name)}`];
  await uv([
    'pip',
    'compile',
    ...header,
    '--upgrade',
    `--output-file=${join(FOLDER, `${name}.txt`)}`,
    join(FOLDER, `${name}.in`),
  ]);
}
