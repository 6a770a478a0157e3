import { beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { everythingAsked, SUBJECTS } from './everything.ts';
import { tableOf } from './table.ts';
import { isRed } from './verdict.ts';

let cells: readonly Cell[] = [];

beforeAll(async () => {
  cells = await everythingAsked();
});

describe.each(SUBJECTS.map((subject) => ({ ...subject, name: subject.row.name, says: subject.row.says })))(
  '$name: $says',
  ({ name, refusal }) => {
    it('takes the account that it took, with every client and for every connection', () => {
      const own = cells.filter(({ row }) => row === name);
      expect(refusal).toBeUndefined();
      expect(own).not.toEqual([]);
      expect(
        own.filter(({ verdict }) => isRed(verdict)),
        `\n${tableOf(own)}`,
      ).toEqual([]);
    });
  },
);
