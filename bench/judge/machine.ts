import { cpus, loadavg } from 'node:os';

/** What a reader must know of a machine before its figures. */
export const describeMachine = () => ({
  cpu: `${cpus().length} x ${cpus()[0]?.model ?? 'an unknown CPU'}`,
  node: process.version,
  load: loadavg()[0]?.toFixed(1) ?? '',
});
