import { existsSync, readFileSync } from 'node:fs';

/** Adds up what vitest reported. Fails if a suite is missing or a test was skipped: skipped is not passed. */
const EXPECTED = [
  'bounds',
  'clients',
  'cluster',
  'cluster-1.33',
  'e2e-1.33',
  'e2e',
  'identity',
  'lab',
  'released',
  'unit',
].map((suite) => `reports/${suite}.json`);

/** What `.ci/audit` found out. */
const AUDIT = 'reports/audit.txt';

const missing = [...EXPECTED, AUDIT].filter((file) => !existsSync(file));
const reports = EXPECTED.filter(existsSync).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (member: string): number => reports.reduce((total, report) => total + report[member], 0);
const [passed, failed, skipped] = [
  sum('numPassedTests'),
  sum('numFailedTests'),
  sum('numPendingTests') + sum('numTodoTests'),
];

/** Such a test found no fault, but the machine was too busy to prove more. */
const tooLoaded = reports
  .flatMap(({ testResults = [] }) => testResults)
  .flatMap(({ assertionResults }) => assertionResults)
  .flatMap(({ fullName, meta }) => (meta.tooLoadedToJudge ?? []).map((why: string) => `${fullName}: ${why}`));

for (const each of tooLoaded) console.log(`too loaded to judge: ${each}`);
const audit = existsSync(AUDIT) ? readFileSync(AUDIT, 'utf8').trim() : '';
if (audit !== 'checked' && audit !== '') console.log(audit);
for (const file of missing) console.log(`missing: ${file}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = missing.length + failed + skipped > 0 || passed === 0 ? 1 : 0;
