import { expect, it } from 'vitest';
import { stalledMs } from './stalls.ts';
import { between, timed } from './took.ts';

const pressure = (microseconds: number): string =>
  `some avg10=97.98 avg60=89.40 avg300=85.53 total=${microseconds}\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=7\n`;

const FILES: Readonly<Record<string, string>> = {
  '/proc/pressure/cpu': pressure(1_043_167_261),
  '/proc/pressure/io': pressure(7_080_941),
  '/proc/pressure/memory': pressure(0),
  '/proc/stat': 'cpu  103813 0 15420 25385 342 0 212 305 0 0\ncpu0 51000 0 7700 12600 170 0 100 150 0 0\n',
};

const readFrom = (files: Readonly<Record<string, string>>) => (path: string) => {
  const text = files[path];
  if (text === undefined) throw new Error(`ENOENT: ${path}`);
  return text;
};

it('counts waits for a CPU, a disk and memory, and the time that a hypervisor took', () => {
  expect(stalledMs(readFrom(FILES))).toBeCloseTo(1_043_167.261 + 7080.941 + 305 * 10);
});

it('is unknown if the kernel does not report it', () => {
  const { '/proc/pressure/cpu': _, ...older } = FILES;
  expect(stalledMs(readFrom(older))).toBeUndefined();
  expect(stalledMs(readFrom({ ...FILES, '/proc/pressure/io': '' }))).toBeUndefined();
});

it('is unknown between two moments if it is unknown at one of them', () => {
  const [known, unknown] = [
    { atMs: 10, stalledMs: 5 },
    { atMs: 30, stalledMs: undefined },
  ];
  expect(between(known, unknown)).toEqual({ tookMs: 20, stalledMs: undefined });
  expect(between(known, { atMs: 30, stalledMs: 9 })).toEqual({ tookMs: 20, stalledMs: 4 });
});

it('is part of the measured time of work', async () => {
  const work = Promise.withResolvers<void>();
  const timing = timed(() => work.promise);
  work.resolve();
  expect((await timing).tookMs).toBeGreaterThanOrEqual(0);
});
