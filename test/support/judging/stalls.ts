import { readFileSync } from 'node:fs';

/** Tasks wait for each of them: the kernel counts the time in which some task did ("pressure stall information"). */
const PRESSURES = ['/proc/pressure/cpu', '/proc/pressure/io', '/proc/pressure/memory'];
const TIMES = '/proc/stat';

/** Linux shows times of CPUs in hundredths of a second on every machine. */
const TICK_MS = 10;

/**
 * Milliseconds since the start of the machine in which work stood still because the machine was busy. Two readings tell how
 * much of the time between them may be blamed on other work. Undefined if the kernel does not say, as before Linux 4.20.
 */
export function stalledMs(read: (path: string) => string = readText): number | undefined {
  try {
    return PRESSURES.map((path) => pressureIn(read(path))).reduce((sum, each) => sum + each) + stolenIn(read(TIMES));
  } catch {
    return undefined;
  }
}

const readText = (path: string): string => readFileSync(path, 'utf8');

/** `some avg10=0.00 avg60=0.00 avg300=0.00 total=MICROSECONDS` */
function pressureIn(text: string): number {
  const [, total] = /^some .*total=(\d+)$/m.exec(text) ?? [];
  if (total === undefined) throw new Error(`no pressure in ${text}`);
  return Number(total) / 1000;
}

/** What a hypervisor gave to other machines: the eighth number of all CPUs together. */
const stolenIn = (text: string): number => Number(/^cpu +(?:\d+ ){7}(\d+)/.exec(text)?.[1] ?? 0) * TICK_MS;
