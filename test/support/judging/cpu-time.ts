/**
 * Microseconds of CPU that this thread takes for some work, done so many times. They are about as many while other work shares
 * the machine. Only times of some milliseconds are exact, and only those of one machine and one run can be compared.
 */
export function cpuTimeOf(work: () => unknown, repeats: number): number {
  const before = process.threadCpuUsage();
  for (let count = 0; count < repeats; count += 1) work();
  const { user, system } = process.threadCpuUsage(before);
  return Math.max(1, user + system);
}
