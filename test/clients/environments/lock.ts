// node test/clients/environments/lock.ts [NAME…]: writes NAME.txt from NAME.in, with the newest versions that fit.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { exitCodeOf, Misuse } from '../../../lab/kubernetes/usage.ts';
import { minorOf } from './environment.ts';
import { uv } from './uv.ts';

const FOLDER = import.meta.dirname;
const all = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.in'))
  .map((file) => basename(file, '.in'));

process.exitCode = await exitCodeOf(main);

async function main(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Misuse(`no ${unknown.join(', ')} here: there are ${all.join(', ')}`);
  for (const name of names.length > 0 ? names : all) await lock(name);
  return 0;
}

async function lock(name: string): Promise<void> {
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
