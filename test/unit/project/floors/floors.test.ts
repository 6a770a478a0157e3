import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FLOORS } from './floors.ts';
import { FILES, importsOfSrc, linesOf } from './imports.ts';
import { picture } from './picture.ts';
import { faultsOfTable, violations } from './violations.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const ARCHITECTURE = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');

it('the table of floors allows every import of src', () => {
  expect(violations(FLOORS, importsOfSrc())).toEqual([]);
});

it('the table leads only downwards, and pure rooms see only pure rooms', () => {
  expect(faultsOfTable(FLOORS)).toEqual([]);
});

it('the median file of src has at most 45 lines', () => {
  const lines = FILES.map(linesOf).sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(45);
});

it('ARCHITECTURE.md shows the table, and names only existing files', () => {
  expect(ARCHITECTURE).toContain(picture(FLOORS));
  const named = [...ARCHITECTURE.matchAll(/`([^` ]+\.(?:ts|tpl|md))`/g)].map(
    ([, file]) => `{,src/,src/injection/,charts/*/templates/}${file}`,
  );
  expect(named.filter((file) => globSync(file, { cwd: ROOT }).length === 0)).toEqual([]);
});
