import { readFileSync } from 'node:fs';

/**
 * The resources that tasks wait for. The kernel counts the time in which some task waited ("pressure stall
 * information").
 */
const PRESSURES = ['/proc/pressure/cpu', '/proc/pressure/io', '/proc/pressure/memory'];
const TIMES = '/proc/stat';

/** Linux reports CPU times in hundredths of a second on every machine. */
const TICK_MS = 10;

/**
 * Milliseconds since the machine's start in which work stalled because the machine was busy. Two readings show how much
 * of the time between them other work may explain. Undefined if the kernel does not report it, as before Linux 4.20.
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

/** The time that a hypervisor gave to other machines: the eighth number of the line for all CPUs. */
const stolenIn = (text: string): number => Number(/^cpu +(?:\d+ ){7}(\d+)/.exec(text)?.[1] ?? 0) * TICK_MS;
