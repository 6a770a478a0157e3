import type { Rounds } from '../rounds.ts';
import { FLOOR, FLOOR_AGAIN } from '../servers/names.ts';
import { isTooNoisy, median, pairedRatio, type Ratio } from './ratios.ts';

export interface Row {
  readonly server: string;
  /** Microseconds for a request. */
  readonly cpu: number;
  readonly ratio: Ratio;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly memory: number;
  readonly errors: number;
}

export interface Summary {
  readonly rows: readonly Row[];
  /** The floor against itself. */
  readonly pair: Ratio;
  /** How long the floor waited for a CPU, as a share of the time that it had one. */
  readonly waited: number;
  readonly isTooNoisy: boolean;
}

/** Each server against the mean of the floor and its twin, round by round. */
export function summaryOf(rounds: Rounds): Summary {
  const cpuOf = (name: string): readonly number[] => rounds.get(name)?.map(({ cpu }) => cpu) ?? [];
  const [floor, again] = [cpuOf(FLOOR), cpuOf(FLOOR_AGAIN)];
  const base = floor.map((cpu, round) => (cpu + (again[round] ?? cpu)) / 2);
  const pair = pairedRatio(again, floor);
  const rows = [...rounds].map(([server, all]) => ({
    server,
    cpu: median(cpuOf(server)),
    ratio: pairedRatio(cpuOf(server), base),
    perSecond: median(all.map(({ requests, seconds }) => requests / seconds)),
    p50: median(all.map(({ p50 }) => p50)),
    p99: median(all.map(({ p99 }) => p99)),
    memory: all.at(-1)?.memory ?? Number.NaN,
    errors: all.reduce((sum, { errors }) => sum + errors, 0),
  }));
  const waited = median((rounds.get(FLOOR) ?? []).map((round) => round.waited));
  return { rows, pair, waited, isTooNoisy: isTooNoisy({ pair, waited }) };
}

export function tableOf({ rows, pair, waited, isTooNoisy: noisy }: Summary): string {
  const head = ['server', 'CPU us', 'x F0 (least-most)', 'a second', 'p50 ms', 'p99 ms', 'RSS MB', 'errors'];
  const lines = rows.map((row) => [
    row.server,
    row.cpu.toFixed(0),
    textOf(row.ratio),
    row.perSecond.toFixed(0),
    row.p50.toFixed(2),
    row.p99.toFixed(2),
    row.memory.toFixed(0),
    String(row.errors),
  ]);
  const noise = `${FLOOR} against itself ${textOf(pair)}, waited ${(waited * 100).toFixed(0)} % of its time on a CPU`;
  const verdict = noisy ? `too noisy: ${noise}` : noise;
  return [...[head, ...lines].map(aligned), verdict].join('\n');
}

export const textOf = ({ median: middle, least, most }: Ratio): string =>
  `${middle.toFixed(2)} (${least.toFixed(2)}-${most.toFixed(2)})`;

const WIDTHS = [10, 7, 20, 9, 7, 7, 7, 7];
const aligned = (cells: readonly string[]): string =>
  cells.map((cell, column) => (column === 0 ? cell.padEnd(10) : cell.padStart(WIDTHS[column] ?? 0))).join(' ');
