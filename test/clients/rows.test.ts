import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { CLIENTS } from '../identity/asking/clients.ts';
import { lanesOf } from './lanes.ts';
import { environmentsOf, ROWS } from './rows.ts';

const folder = (name: string) => join(import.meta.dirname, name);
const names = (files: readonly string[], ending: string) =>
  files
    .filter((file) => file.endsWith(ending))
    .map((file) => basename(file, ending))
    .toSorted();

it('every file of rows/ is a row', () => {
  expect(names(readdirSync(folder('rows')), '.test.ts')).toEqual(Object.keys(ROWS).toSorted());
});

it('every environment has a lock, and every lock belongs to a row or to a client of the identity proof', () => {
  const locks = names(readdirSync(folder('environments')), '.txt');
  const ofClients = CLIENTS.map(({ environment }) => environment);
  expect([...new Set([...environmentsOf(Object.keys(ROWS)), ...ofClients])].toSorted()).toEqual(locks);
  for (const name of locks) expect(existsSync(folder(`environments/${name}.in`)), name).toBe(true);
});

it('some row runs every job', () => {
  const rows = Object.keys(ROWS)
    .map((row) => readFileSync(folder(`rows/${row}.test.ts`), 'utf8'))
    .join('\n');
  for (const job of readdirSync(folder('jobs'))) expect(rows, job).toContain(`/jobs/${job}`);
});

it.each([
  ['all', Object.keys(ROWS), 2],
  ['one', ['faults'], 1],
])('every chosen row is in one lane: %s', (_which, rows, lanes) => {
  expect(lanesOf(rows)).toHaveLength(lanes);
  expect(lanesOf(rows).flat().toSorted()).toEqual(rows.toSorted());
});

it('the help names every row', () => {
  const help = execFileSync(process.execPath, [folder('main.ts'), '--help'], { encoding: 'utf8' });
  for (const row of Object.keys(ROWS)) expect(help).toContain(row);
});
