import { expect, it } from 'vitest';
import { isOf, percentOf, type Report, scoreOf, sumOf, tableOf } from '../../../scripts/mutation/score.ts';

const aReport = (...statuses: readonly string[]): Report => ({
  files: { 'src/a.ts': { source: 'const a = 1;', mutants: statuses.map((status) => ({ status })) } },
});

it('the score of a folder counts what its tests can judge', () => {
  const report = aReport('Killed', 'Timeout', 'Killed', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError');
  expect(scoreOf(report)).toEqual({ found: 3, judged: 5 });
  expect(percentOf(scoreOf(report))).toBe(60);
  expect(percentOf(scoreOf(aReport()))).toBe(100);
});

it('the score of several folders counts each mutant once', () => {
  expect(sumOf([scoreOf(aReport('Killed')), scoreOf(aReport('Killed', 'Survived', 'Survived'))])).toEqual({
    found: 2,
    judged: 4,
  });
});

it('a report is out of date if a file has changed or is gone', () => {
  expect(isOf(aReport('Killed'), { 'src/a.ts': 'const a = 1;', 'src/new.ts': '' })).toBe(true);
  expect(isOf(aReport('Killed'), { 'src/a.ts': 'const a = 2;' })).toBe(false);
  expect(isOf(aReport('Killed'), {})).toBe(false);
});

it('the table has each folder and the sum', () => {
  expect(tableOf({ 'src/polyaxon': scoreOf(aReport('Killed', 'Survived')), 'src/a': undefined }).split('\n')).toEqual([
    'src/polyaxon   50.00 %  1 of 2',
    'src/a         not run since its last change',
    'all of these   50.00 %  1 of 2',
  ]);
});
