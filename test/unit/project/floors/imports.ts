import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import type { Import } from './violations.ts';

const SRC = join(import.meta.dirname, '../../../../src');

/** The files of src, by their paths below it. */
export const FILES: readonly string[] = globSync('**/*.ts', { cwd: SRC });

/** Every line of one file. */
export const linesOf = (file: string): number => readFileSync(join(SRC, file), 'utf8').trimEnd().split('\n').length;

/** All imports of src. */
export const importsOfSrc = (): readonly Import[] =>
  FILES.flatMap((file) => importsIn(file, readFileSync(join(SRC, file), 'utf8')));

// Biome formats every file. So a statement begins its line, and a name is in single quotes.
const STATEMENT = /^(?:import|export)(?<type> type)? (?:[^;'"]*?\bfrom )?'(?<to>[^']+)'/gm;
const CALL = /\bimport\('(?<to>[^']+)'/g;

/** The imports of one file, static or dynamic. Data files beside it are its own. */
export const importsIn = (file: string, text: string): readonly Import[] =>
  [...text.matchAll(STATEMENT), ...text.matchAll(CALL)]
    .map(({ groups }) => ({ to: groups?.['to'] ?? '', isType: groups?.['type'] !== undefined }))
    .filter(({ to }) => !/^\.\/.*\.json$/.test(to))
    .map(({ to, isType }) => ({ from: file, to: target(file, to), isType }));

function target(file: string, to: string): string {
  if (to.startsWith('.')) return join(dirname(file), to).replace(/^\.\.\//, '');
  return to.startsWith('node:') ? to : to.split('/', to.startsWith('@') ? 2 : 1).join('/');
}
