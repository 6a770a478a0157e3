import { prove } from './proof.ts';
import { REPORTS } from './reports.ts';
import { injected } from './subject.ts';
import { tableOf } from './table.ts';
import { isRed } from './verdict.ts';
const only = process.argv.slice(2);
const subjects = REPORTS.filter(({ name }) => only.length === 0 || only.some((one) => name.includes(one))).flatMap((row) => {
  try { return [injected(row)]; } catch (error) { console.log(row.name, String(error).slice(0, 300)); return []; }
});
const started = performance.now();
const cells = await prove(subjects);
console.log(tableOf(cells));
console.log('RED\n' + tableOf(cells.filter(({ verdict }) => isRed(verdict))));
console.log(cells.length, 'cells', ((performance.now() - started) / 1000).toFixed(1), 's');
