import { beforeAll, describe, expect, it } from 'vitest';
import { type Cell, concerns } from './cell.ts';
import { everythingAsked, SUBJECTS } from './everything.ts';
import { tableOf } from './table.ts';
import { isRed } from './verdict.ts';

let cells: readonly Cell[] = [];

beforeAll(async () => {
  cells = await everythingAsked();
});

describe.each(SUBJECTS.map((subject) => [subject.row.name, subject.row.says, subject] as const))(
  '%s: %s',
  (name, _, { row, refusal }) => {
    it('keeps its account, with every client and for every connection', () => {
      const own = cells.filter(({ row }) => row === name);
      expect(refusal ?? '').toContain(row.refusal ?? '');
      expect(refusal === undefined).toBe(row.refusal === undefined);
      expect(own).not.toEqual([]);
      expect(redLines(own), `\n${tableOf(own)}`).toEqual([]);
    });

    it.each(row.told)('reports exactly what happens to $connection', (one) => {
      const told = cells.filter((cell) => cell.row === name && cell.verdict === 'told');
      expect(told.filter((cell) => concerns(one, cell))).not.toEqual([]);
    });
  },
);

function redLines(own: readonly Cell[]): readonly string[] {
  const red = own.filter(({ verdict }) => isRed(verdict));
  return red.length === 0 ? [] : tableOf(red).split('\n');
}
