import { expect, it } from 'vitest';
import { verdictOn } from '../../../bench/judge/limits.ts';
import { summaryOf } from '../../../bench/judge/table.ts';

/** Two rounds in which each server used so many microseconds for a request. */
const rounds = (cpu: Readonly<Record<string, readonly number[]>>, more: { waited?: number; errors?: number } = {}) =>
  summaryOf(
    new Map(
      Object.entries(cpu).map(([name, times]) => [
        name,
        times.map((time) => ({
          ...{ cpu: time, waited: 0, memory: 100, requests: 10, errors: 0, seconds: 1, p50: 1, p99: 2 },
          ...more,
        })),
      ]),
    ),
  );

const quiet = { F0: [100, 200], 'F0 again': [100, 200] };

it.each([
  ['at the goal', [125, 250], { kind: 'goal', ratio: 1.25 }],
  ['between goal and fail line', [150, 300], { kind: 'passed', ratio: 1.5 }],
  ['above the fail line', [170, 340], { kind: 'failed', ratio: 1.7 }],
])('a ratio %s is judged by rounds, not by sums', (_, ours, verdict) => {
  expect(verdictOn('run', rounds({ ...quiet, ours }))).toEqual(verdict);
});

it.each([
  ['the floor differs from itself', rounds({ F0: [100, 200], 'F0 again': [110, 220], ours: [900, 900] })],
  ['the floor waited for a CPU', rounds({ ...quiet, ours: [900, 900] }, { waited: 0.2 })],
])('there is no verdict if %s', (_, summary) => {
  expect(verdictOn('run', summary)).toEqual({ kind: 'too noisy' });
});

it('a lost answer fails on any machine', () => {
  expect(verdictOn('run', rounds({ ...quiet, ours: [100, 200] }, { waited: 1, errors: 1 })).kind).toBe('failed');
});
