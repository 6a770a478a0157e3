import { beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { everythingAsked } from './everything.ts';
import { tableOf } from './table.ts';
import { UNCURED } from './uncured.ts';
import { isRed } from './verdict.ts';
import { WRONG_CURES } from './wrong-cures.ts';

let cells: readonly Cell[] = [];

beforeAll(async () => {
  cells = await everythingAsked();
});

describe('without the fix', () => {
  it.each(UNCURED.map(({ row }) => row.name))('%s turns red', (name) => {
    const own = cells.filter(({ row }) => row === name);
    expect(
      own.some(({ verdict }) => isRed(verdict)),
      `\n${tableOf(own)}`,
    ).toBe(true);
  });
});

describe('as a wrong fix', () => {
  it.each(WRONG_CURES)('$row.name breaks $breaks', ({ row, breaks }) => {
    const own = cells.filter((cell) => cell.row === row.name && cell.connection === 'outputs');
    const red = own.filter(({ before, verdict }) => before.has('store') && isRed(verdict));
    expect(new Set(red.map(({ client }) => client)), `\n${tableOf(own)}`).toEqual(new Set(breaks));
  });
});

it('sees that 2.x takes one of two variables by chance', () => {
  const chance = cells.filter(({ verdict }) => verdict === 'by chance').map(({ client }) => client);
  expect(new Set(chance)).toEqual(
    new Set(['polyaxon 1.20', 'polyaxon 2.4', 'polyaxon 2.9', 'polyaxon 2.12', 'polyaxon 2.18']),
  );
});
