import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Cell } from './cell.ts';
import { prove } from './proof.ts';
import { ROWS } from './rows.ts';
import { injected, type Subject } from './subject.ts';
import { sumOf, tableOf } from './table.ts';
import { TABLE_FILE } from './table-file.ts';
import { UNCURED } from './uncured.ts';
import { WRONG_CURES } from './wrong-cures.ts';

/** Every row after the product's injection. */
export const SUBJECTS: readonly Subject[] = ROWS.map(injected);

let asked: Promise<readonly Cell[]> | undefined;

/** The cells of all rows. The clients are asked once, by the first test that needs them. */
export function everythingAsked(): Promise<readonly Cell[]> {
  asked ??= askEverything();
  return asked;
}

async function askEverything(): Promise<readonly Cell[]> {
  const cells = await prove([...SUBJECTS, ...UNCURED, ...WRONG_CURES]);
  mkdirSync(dirname(TABLE_FILE), { recursive: true });
  const names = new Set(SUBJECTS.map(({ row }) => row.name));
  const own = cells.filter(({ row }) => names.has(row));
  writeFileSync(TABLE_FILE, `${tableOf(own)}\n\n${sumOf(own)}\n`);
  return cells;
}
