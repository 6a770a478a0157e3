import { unwatchFile, watchFile } from 'node:fs';

/** The kubelet updates a ConfigMap or Secret mount up to a minute late. One more second is harmless. */
const INTERVAL_MS = 1000;

/**
 * Calls back after a file was changed or replaced, until the returned function is called. It polls: only polling sees,
 * on every file system, the swapped symbolic link of a mounted ConfigMap.
 */
export function poll(path: string, changed: () => void, intervalMs = INTERVAL_MS): () => void {
  watchFile(path, { interval: intervalMs, persistent: false }, changed).unref();
  return () => unwatchFile(path, changed);
}
