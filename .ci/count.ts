import { existsSync, readFileSync } from 'node:fs';

/** Adds up what vitest reported. Fails where a suite is missing or a test was skipped: skipped is not passed. */
const EXPECTED = ['clients.json', 'cluster.json', 'e2e-1.33.json', 'unit.json'];

const paths = EXPECTED.map((file) => `reports/${file}`);
const missing = paths.filter((path) => !existsSync(path));
const reports = paths.filter(existsSync).map((path) => JSON.parse(readFileSync(path, 'utf8')));
const sum = (member: string): number => reports.reduce((total, report) => total + report[member], 0);
const [passed, failed, skipped] = [
  sum('numPassedTests'),
  sum('numFailedTests'),
  sum('numPendingTests') + sum('numTodoTests'),
];

for (const path of missing) console.log(`missing: ${path}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = missing.length + failed + skipped > 0 || passed === 0 ? 1 : 0;
