import { unwatchFile, watchFile } from 'node:fs';

/** A ConfigMap or Secret mount is itself up to a minute late, so nobody notices a second more. */
const INTERVAL_MS = 1000;

/**
 * Calls back after a file was changed or replaced, until the returned function is called. It polls: nothing else sees, on
 * every file system, that the symbolic link of a mounted ConfigMap was swapped.
 */
export function poll(path: string, changed: () => void, intervalMs = INTERVAL_MS): () => void {
  watchFile(path, { interval: intervalMs, persistent: false }, changed).unref();
  return () => unwatchFile(path, changed);
}
