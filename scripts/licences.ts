import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

const MODULES = 'node_modules/';
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** The licence text of each package that is in a bundle, by what the bundler read. Its licences ask for that. */
export const licencesOf = ({ inputs }: Pick<Metafile, 'inputs'>): string =>
  [...new Set(Object.keys(inputs).flatMap(folderOfPackage))]
    .toSorted()
    .map(licenceOf)
    .join(`\n${'='.repeat(80)}\n\n`);

/** The folder of the package that a file belongs to; nothing for our own files. */
function folderOfPackage(file: string): readonly string[] {
  const start = file.lastIndexOf(MODULES) + MODULES.length;
  if (start < MODULES.length) return [];
  const [scopeOrName = '', name = ''] = file.slice(start).split('/');
  return [file.slice(0, start) + (scopeOrName.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName)];
}

function licenceOf(folder: string): string {
  const about: Package = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((name) => LICENCE_FILE.test(name));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8').trim());
  const head = `${about.name} ${about.version}: ${about.license ?? 'see its licence'}`;
  return `${head}\n\n${texts.length > 0 ? texts.join('\n\n') : usualText(about)}\n`;
}

/** Some packages only name their licence. */
function usualText({ name, license = '', author }: Package): string {
  const file = new URL(`licences/${license}.txt`, import.meta.url);
  if (license === '' || !existsSync(file)) throw new Error(`no text of the licence of ${name}: ${license}`);
  const holder = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
  return `Copyright (c) ${holder}\n\n${readFileSync(file, 'utf8').trim()}`;
}
