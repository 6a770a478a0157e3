import { type StatWatcher, unwatchFile, watchFile } from 'node:fs';

export interface Watch {
  stop(): void;
}

/** How often a file is looked at. A ConfigMap or Secret mount is itself up to a minute late, so this adds nothing one notices. */
const INTERVAL_MS = 1000;

/**
 * Calls back after a file was changed or replaced. It polls, because that alone sees the symbolic link of a mounted
 * ConfigMap being swapped, on every file system.
 */
export function watchPath(path: string, changed: () => void, intervalMs = INTERVAL_MS): Watch {
  const watcher: StatWatcher = watchFile(path, { interval: intervalMs, persistent: false }, changed);
  watcher.unref();
  return { stop: () => unwatchFile(path, changed) };
}
