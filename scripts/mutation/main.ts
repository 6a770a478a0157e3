import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOf, percentOf, type Report, type Score, scoreOf, sumOf, tableOf } from './score.ts';

/**
 * Runs Stryker one folder at a time, so that a run that ends early has not run in vain. Words choose folders; without one,
 * all of them run. The table at the end has every folder whose report is not out of date.
 */
const CONFIG = JSON.parse(readFileSync('stryker.config.json', 'utf8'));
const REPORT: string = CONFIG.jsonReporter.fileName;
const FOLDER = 'reports/mutation';
const STRYKER = 'tools/mutation/node_modules/@stryker-mutator/core/bin/stryker.js';

const files = globSync(CONFIG.mutate).sort();
const folders = [...new Set(files.map(dirname))];
const filesIn = (folder: string): readonly string[] => files.filter((file) => dirname(file) === folder);
const reportOf = (folder: string): string => join(FOLDER, `${folder.replaceAll('/', '-')}.json`);

function run(folder: string): void {
  rmSync(REPORT, { force: true });
  rmSync(reportOf(folder), { force: true });
  spawnSync(process.execPath, [STRYKER, 'run', '--mutate', `${folder}/*.ts`], { stdio: 'inherit' });
  mkdirSync(FOLDER, { recursive: true });
  if (existsSync(REPORT)) copyFileSync(REPORT, reportOf(folder));
}

function known(folder: string): Score | undefined {
  if (!existsSync(reportOf(folder))) return undefined;
  const report: Report = JSON.parse(readFileSync(reportOf(folder), 'utf8'));
  const sources = Object.fromEntries(filesIn(folder).map((file) => [file, readFileSync(file, 'utf8')]));
  return isOf(report, sources) ? scoreOf(report) : undefined;
}

const words = process.argv.slice(2);
const isWanted = (folder: string): boolean => words.length === 0 || words.some((word) => folder.includes(word));
const unknown = words.find((word) => !folders.some((folder) => folder.includes(word)));
if (unknown !== undefined) {
  console.error(`error: no folder has "${unknown}" in its path; there are:\n  ${folders.join('\n  ')}`);
  process.exit(2);
}
for (const folder of folders.filter(isWanted)) run(folder);

const scores = Object.fromEntries(folders.map((folder) => [folder, known(folder)]));
console.log(tableOf(scores));
const wanted = folders.filter(isWanted).map((folder) => scores[folder]);
const total = sumOf(wanted.filter((score) => score !== undefined));
process.exitCode = wanted.includes(undefined) || percentOf(total) < CONFIG.thresholds.break ? 1 : 0;
