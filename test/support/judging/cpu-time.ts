/** So many times, because the first ones are compiled meanwhile, and another one may collect garbage. */
const ROUNDS = 5;

/**
 * Microseconds of CPU that some work takes at least: as many while other work shares the machine. Only times of some
 * milliseconds are exact, and only those of one machine can be compared.
 */
export const cpuTimeOf = (work: () => unknown): number => Math.min(...Array.from({ length: ROUNDS }, () => once(work)));

function once(work: () => unknown): number {
  const began = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(began);
  return user + system;
}
